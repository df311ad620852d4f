"""A row of a file as it was written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

_BLANKS = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Record:
    """A row: the number of its line, its cells, and what is wrong with its shape."""

    line: int
    cells: Sequence[str]
    problem: str = ""


def one_line(cell: str) -> str:
    """Return a cell on one line, controls and runs of blanks as one blank; French no-break spaces stay."""
    return _BLANKS.sub(" ", "".join(" " if char < " " else char for char in cell)).strip()


def shape(cells: Sequence[str], width: int) -> str:
    """Return what is wrong with the shape of a row, or nothing."""
    if len(cells) != width:
        return _("has %(found)s cells instead of %(expected)s") % {"found": len(cells), "expected": width}
    return _("holds a NUL character") if any("\0" in cell for cell in cells) else ""


def in_batches(records: Iterable[Record], most: int) -> Iterator[list[Record]]:
    """Yield the rows, `most` at a time."""
    remaining = iter(records)
    while batch := list(islice(remaining, most)):
        yield batch
