"""What a search becomes before it is asked: for staff who wonder why something is found, or is not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from network.catalogue.models import SynonymGroup
from network.catalogue.state import current_version
from network.catalogue.text import clean, stems
from network.catalogue.understanding import understand
from network.catalogue.vocabulary import vocabulary
from network.catalogue.wording import Clause, Phrase


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that must be found, and those that are found instead of them."""

    words: str
    or_else: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A search as the catalogue reads it; `place` is "" where none was understood."""

    place: str
    ignored: tuple[str, ...]
    asked: tuple[Asked, ...]


def explain(text: str, departments: frozenset[str]) -> Explained:
    """Return what `text` becomes; `departments` are the region's, as for `understand`."""
    understood = understand(clean(text), departments)
    words = understood.text.split()
    thesaurus, known = vocabulary(current_version()).thesaurus, _known_words()
    asked = (_asked(phrase, clause, words, known) for phrase, clause in thesaurus.read(understood.text))
    return Explained(
        place=understood.place.label if understood.place else "",
        ignored=tuple(word for word in words if not stems(word)),
        asked=tuple(dict.fromkeys(asked)),
    )


def _known_words() -> dict[Phrase, list[str]]:
    """Return the words that staff typed, by the stems that the catalogue makes of them."""
    known: dict[Phrase, list[str]] = defaultdict(list)
    for group in SynonymGroup.objects.all():
        for word in group.words():
            known[tuple(stems(word))].append(word)
    return known


def _asked(phrase: Phrase, clause: Clause, words: Iterable[str], known: dict[Phrase, list[str]]) -> Asked:
    typed = [word for word in words if set(stems(word)) & set(phrase)]
    others = (word for other in clause - {phrase} for word in known[other])
    return Asked(" ".join(typed), tuple(sorted(set(others), key=str.casefold)))
