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
    """Names from an inner word on, former names and postcodes, beside the whole names of the index."""

    inner_words: PrefixIndex
    former: PrefixIndex
    postcodes: PrefixIndex


@cache
def spellings() -> Spellings:
    """Return the spellings of this process, sorted at the first call."""
    known = index()
    rank_of = {commune.insee: rank for rank, commune in enumerate(known.communes)}
    return Spellings(
        inner_words=PrefixIndex(_inner_words(known.names)),
        former=PrefixIndex((name, rank_of[former.today]) for name, former in known.former),
        postcodes=PrefixIndex(
            (postcode, rank_of[commune.insee])
            for postcode, communes in known.by_postcode.items()
            for commune in communes
        ),
    )


def _inner_words(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield `isle sur le doubs` and `doubs` for `l isle sur le doubs`."""
    for rank, name in enumerate(names):
        words = name.split()
        for start in range(1, len(words)):
            if words[start] not in _LINKS:
                yield " ".join(words[start:]), rank
