"""Reads a CSV file of which nothing is sure: its encoding, its separator, its quotes."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

MOST_BYTES = 100 * 1024 * 1024
MOST_LINES = 200
"""Lines one row may span: more means that a quote was opened and never closed."""
_BLANKS = re.compile(r" {2,}")
_XLSX = b"PK\x03\x04"


class UnreadableFileError(ValueError):
    """The file cannot be read at all; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: the number of its line, its cells, and what is wrong with its shape."""

    line: int
    cells: Sequence[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file taken apart: its columns in small letters, its separator, its rows."""

    columns: Sequence[str]
    delimiter: str
    records: Sequence[Record]

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Return the columns that are not among `known`."""
        return [name for name in self.columns if name not in set(known)]


def read_sheet(path: Path, required: Iterable[str]) -> Sheet:
    """Return the rows of a CSV file, or raise UnreadableFileError, also when a required column is missing."""
    lines = list(io.StringIO(_text(path), newline=""))
    if not lines:
        raise UnreadableFileError(_("The file is empty."))
    delimiter = ";" if lines[0].count(";") > lines[0].count(",") else ","
    try:
        columns = [name.strip().lower() for name in next(csv.reader(lines[:1], delimiter=delimiter))]
    except csv.Error as error:
        raise UnreadableFileError(_("The first line does not hold the names of columns.")) from error
    _check_columns(columns, required)
    records = list(_records(_Lines(lines, 1), delimiter, len(columns)))
    return Sheet(columns, delimiter, records)


def one_line(cell: str) -> str:
    """Return a cell on one line, controls and runs of blanks as one blank; French no-break spaces stay."""
    return _BLANKS.sub(" ", "".join(" " if char < " " else char for char in cell)).strip()


def _text(path: Path) -> str:
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise UnreadableFileError(str(error)) from None
    if content is None:
        raise UnreadableFileError(_("The file is larger than 100 MB: cut it in parts."))
    if content.startswith(_XLSX):
        raise UnreadableFileError(_("This is a spreadsheet, not CSV: save it as “CSV UTF-8”."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            _("Line %(line)s is not UTF-8: save the file as “CSV UTF-8”.") % {"line": line}
        ) from None


def _check_columns(columns: Sequence[str], required: Iterable[str]) -> None:
    missing = [name for name in required if name not in columns]
    if missing:
        raise UnreadableFileError(_("These columns are missing: %(names)s.") % {"names": ", ".join(missing)})
    doubles = sorted({name for name in columns if name and columns.count(name) > 1})
    if doubles:
        raise UnreadableFileError(_("These columns come twice: %(names)s.") % {"names": ", ".join(doubles)})


class _Lines:
    """Lines for the CSV reader, which can go back when a row was no row."""

    def __init__(self, lines: Sequence[str], position: int) -> None:
        self.lines, self.position, self.start = lines, position, position

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.position >= len(self.lines):
            raise StopIteration
        if self.position - self.start >= MOST_LINES:
            raise csv.Error
        self.position += 1
        return self.lines[self.position - 1]


def _records(lines: _Lines, delimiter: str, width: int) -> Iterator[Record]:
    """Yield each row. A broken one costs its first line, never the rows its open quote swallows."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.start = lines.position
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        is_swallowing = cells is not None and len(cells) != width and lines.position > lines.start + 1
        if cells is None or is_swallowing:
            yield _broken(lines, delimiter)
        elif any(cell.strip() for cell in cells):
            yield Record(lines.start + 1, cells, _shape(cells, width))


def _broken(lines: _Lines, delimiter: str) -> Record:
    line = lines.lines[lines.start].rstrip("\r\n")
    lines.position = lines.start + 1
    return Record(
        lines.start + 1, line.split(delimiter), _("has a quote that is never closed, or closed too early")
    )


def _shape(cells: Sequence[str], width: int) -> str:
    if len(cells) != width:
        return _("has %(found)s cells instead of %(expected)s") % {"found": len(cells), "expected": width}
    return _("holds a NUL character") if any("\0" in cell for cell in cells) else ""
