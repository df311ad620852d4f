"""The rows of a CSV file, one at a time: a broken row costs its own line and no other."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from network.sheets.errors import UnreadableFileError
from network.sheets.records import Record, shape

MOST_LINES = 200
"""Lines one row may span: more means that a quote was opened and never closed."""
LONGEST_HEADER = 100_000
"""Characters the line of names may have."""
_DELIMITERS = ",;\t"


def header_of(path: Path, encoding: str) -> tuple[list[str], str]:
    """Return the names of the columns in small letters, and the separator; raise UnreadableFileError."""
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline(LONGEST_HEADER)
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        if len(first) == LONGEST_HEADER:
            raise csv.Error
        columns = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter))]
    except csv.Error as error:
        raise UnreadableFileError(_("The first line does not hold the names of columns.")) from error
    return columns, delimiter


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows below the header, read anew each time somebody goes through them."""

    path: Path
    encoding: str
    delimiter: str
    width: int
    lines: int

    def __length_hint__(self) -> int:
        return max(self.lines - 2, 0)

    def __iter__(self) -> Iterator[Record]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            file.readline()
            yield from _records(_Lines(file), self.delimiter, self.width)


class _Lines:
    """Lines for the CSV reader, which can go back when a row was no row."""

    def __init__(self, file: TextIO) -> None:
        self.file, self.line = file, 1
        self.taken: list[str] = []
        self.returned: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise csv.Error
        line = self.returned.popleft() if self.returned else self.file.readline()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def forget(self) -> None:
        """Begin a row: the lines of the last one are done with."""
        self.line += len(self.taken)
        self.taken = []

    def go_back(self) -> str:
        """Return the first line of the row; the others are read again as rows of their own."""
        first, *others = self.taken
        self.returned.extendleft(reversed(others))
        self.taken = [first]
        return first


def _records(lines: _Lines, delimiter: str, width: int) -> Iterator[Record]:
    """Yield each row. A broken one costs its first line, never the rows its open quote swallows."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.forget()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        is_swallowing = cells is not None and len(cells) != width and len(lines.taken) > 1
        if cells is None or is_swallowing:
            yield _broken(lines, delimiter)
        elif any(cell.strip() for cell in cells):
            yield Record(lines.line + 1, cells, shape(cells, width))


def _broken(lines: _Lines, delimiter: str) -> Record:
    cells = lines.go_back().rstrip("\r\n").split(delimiter)
    return Record(lines.line + 1, cells, _("has a quote that is never closed, or closed too early"))
