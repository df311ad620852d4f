"""Sorted spellings that answer "which places start like this" without a scan."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

_AFTER_ANY_LETTER = "\U0010ffff"


class PrefixIndex:
    """Spellings in order, each beside the rank of its commune (0 is the most populated)."""

    __slots__ = ("_ranks", "_spellings")

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(entries)
        self._spellings = [spelling for spelling, _ in ordered]
        self._ranks = array("I", [rank for _, rank in ordered])

    def equal_to(self, spelling: str) -> Sequence[int]:
        """Return the ranks of exactly this spelling."""
        first = bisect_left(self._spellings, spelling)
        return self._ranks[first : bisect_right(self._spellings, spelling, lo=first)]

    def starting_with(self, prefix: str) -> Sequence[int]:
        """Return the ranks of every spelling that starts with `prefix`, unordered."""
        first = bisect_left(self._spellings, prefix)
        last = bisect_left(self._spellings, prefix + _AFTER_ANY_LETTER, lo=first)
        return self._ranks[first:last]
