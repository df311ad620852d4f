"""Where the words of a question stand in what cards announce: their titles and their skills."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from network.catalogue.text import stems
from network.catalogue.wording import Clause, Phrase

# What a word is worth where it stands as typed, and where only a word of the same meaning does.
TITLE, TITLE_ALIKE = 10.0, 5.0
SKILL, SKILL_ALIKE = 6.0, 3.0
# Of two titles with the same word the one that says little else is more about it.
WHOLE_TITLE = 2.0

Postings = Mapping[str, Iterable[int]]


class Headings:
    """Positions of cards by the stems of their titles and skills, and how many stems each title has."""

    def __init__(self) -> None:
        self.titles: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self.skills: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self.sizes = array("I")

    def add(self, position: int, title: str, skills: str) -> None:
        """Note the card at the next position."""
        self.sizes.append(len(_stems(title)))
        for postings, text in ((self.titles, title), (self.skills, skills)):
            for stem in set(_stems(text)):
                postings[stem].append(position)

    def points(self, asked: Mapping[Phrase, Clause]) -> dict[int, float]:
        """Return what headings are worth to phrases as typed, each with all that it means, by position."""
        points: dict[int, float] = defaultdict(float)
        for typed, clause in asked.items():
            for position, worth in self._worth(typed, clause).items():
                points[position] += worth / len(asked)
        return points

    def _worth(self, typed: Phrase, clause: Clause) -> dict[int, float]:
        """Return the best that one phrase, or another of its clause, is worth at each position."""
        worth: dict[int, float] = {}
        for phrase in (typed, *(clause - {typed})):
            title, skill = (TITLE, SKILL) if phrase == typed else (TITLE_ALIKE, SKILL_ALIKE)
            for position in _holding(self.titles, phrase):
                best = title + WHOLE_TITLE * len(phrase) / self.sizes[position]
                worth[position] = max(worth.get(position, 0), best)
            for position in _holding(self.skills, phrase):
                worth[position] = max(worth.get(position, 0), skill)
        return worth


def _holding(postings: Postings, phrase: Phrase) -> Iterable[int]:
    first, *others = (postings.get(stem, ()) for stem in phrase)
    return set(first).intersection(*others) if others else first


@lru_cache(maxsize=50_000)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stems(text))
