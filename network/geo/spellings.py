"""Every spelling a place may be looked up by, in order, ready for prefixes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from network.geo.index import index
from network.geo.prefix_index import PrefixIndex

_LINKS = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur")
)


@dataclass(frozen=True, slots=True)
class Spellings:
    """Whole names, names from an inner word on, former names and postcodes."""

    names: PrefixIndex
    inner_words: PrefixIndex
    former: PrefixIndex
    postcodes: PrefixIndex


@cache
def spellings() -> Spellings:
    """Return the spellings of this process, sorted at the first call."""
    known = index()
    names = [(name, rank) for rank, (name, _) in enumerate(known.communes)]
    rank_of = {commune.insee: rank for rank, (_, commune) in enumerate(known.communes)}
    return Spellings(
        names=PrefixIndex(names),
        inner_words=PrefixIndex(_inner_words(names)),
        former=PrefixIndex((name, rank_of[former.today]) for name, former in known.former),
        postcodes=PrefixIndex(
            (postcode, rank_of[commune.insee])
            for postcode, communes in known.by_postcode.items()
            for commune in communes
        ),
    )


def _inner_words(names: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield `isle sur le doubs` and `doubs` for `l isle sur le doubs`."""
    for name, rank in names:
        words = name.split()
        for start in range(1, len(words)):
            if words[start] not in _LINKS:
                yield " ".join(words[start:]), rank
