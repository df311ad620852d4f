"""Which sheets are worth comparing: those that share something rare, never each with each."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations
from math import floor

from partners.duplicates.traits import Traits

CELL_DEGREES = 0.006
"""Two points nearer than half of it always share a cell: about 330 m north, 220 m east."""

MOST_IN_A_BLOCK = 40
"""What more sheets share says nothing of two of them; they meet by something rarer."""

RARE = 8
"""A word in no more names than that is worth comparing wherever the sheets are."""


def pairs(sheets: Iterable[Traits]) -> set[tuple[int, int]]:
    """Return the positions of the pairs to compare, each once, the smaller first."""
    sheets = list(sheets)
    frequency = Counter(word for sheet in sheets for word in set(sheet.words))
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for position, sheet in enumerate(sheets):
        for key in set(_keys(sheet, frequency)):
            blocks[key].append(position)
    small = (block for block in blocks.values() if 1 < len(block) <= MOST_IN_A_BLOCK)
    return {pair for block in small for pair in combinations(block, 2)}


def _keys(sheet: Traits, frequency: Counter[str]) -> Iterator[Hashable]:
    for kind, values in (("phone", [sheet.phone]), ("email", sheet.emails), ("number", sheet.numbers)):
        yield from ((kind, value) for value in values if value)
    if sheet.site:
        yield "site", sheet.site
    if sheet.street:
        yield "street", sheet.postcode, sheet.street
    for word in sheet.words:
        yield "word", sheet.postcode, word
        yield "word", sheet.commune, word
        if frequency[word] <= RARE:
            yield "rare", word
    if sheet.point:
        yield from _cells(*sheet.point)


def _cells(lat: float, lon: float) -> Iterator[Hashable]:
    """Return the point's cell in each of four grids, shifted by half a cell: neighbours share one."""
    for shift_lat in (0, 0.5):
        for shift_lon in (0, 0.5):
            row, column = floor(lat / CELL_DEGREES + shift_lat), floor(lon / CELL_DEGREES + shift_lon)
            yield "cell", shift_lat, shift_lon, row, column
