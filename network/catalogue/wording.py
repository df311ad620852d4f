"""What a search text asks for: stems that must all be found, each with its synonyms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from network.catalogue.text import stems

Phrase = tuple[str, ...]
# All clauses must be found; a clause is found by any of its phrases.
Clause = frozenset[Phrase]

LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Phrases of stems and the phrases that mean the same, each including itself."""

    same: Mapping[Phrase, Clause]

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]]) -> "Thesaurus":
        """Build from groups of words; a word in two groups means what both mean."""
        same: dict[Phrase, Clause] = {}
        for group in groups:
            phrases = frozenset(phrase for word in group if (phrase := tuple(stems(word))))
            for phrase in phrases:
                same[phrase] = same.get(phrase, frozenset()) | phrases
        return cls(same)

    def clauses(self, text: str) -> list[Clause]:
        """Return what `text` asks for; none for stop words alone."""
        return list(dict.fromkeys(clause for _phrase, clause in self.read(text)))

    def read(self, text: str) -> Iterator[tuple[Phrase, Clause]]:
        """Yield each phrase of `text`, as long as one is known, with all that it means."""
        left = stems(text)
        while left:
            size = self._longest(left)
            phrase = tuple(left[:size])
            yield phrase, self.same.get(phrase, frozenset({phrase}))
            left = left[size:]

    def _longest(self, left: list[str]) -> int:
        for size in range(min(LONGEST_PHRASE, len(left)), 1, -1):
            if tuple(left[:size]) in self.same:
                return size
        return 1
