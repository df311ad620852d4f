"""Reads the first sheet of an XLSX file within bounds: a small file can unfold into gigabytes."""

import csv
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from network.sheets.errors import UnreadableFileError, no_spreadsheet, too_much
from network.sheets.records import Record, shape

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

    Cell = ReadOnlyCell | EmptyCell

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MOST_BYTES = 20 * 1024 * 1024
MOST_UNFOLDED = 150 * 1024 * 1024
# openpyxl keeps the texts in memory, and of all other parts but the sheets many times their size.
MOST_TEXTS = 25 * 1024 * 1024
MOST_PARTS = 3 * 1024 * 1024
# What a file of words and numbers packs to; a bomb packs a thousandfold.
MOST_RATIO = 100
SMALL = 1024 * 1024
MOST_MEMBERS = 500
MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767

# What openpyxl and the parts under it raise of files that only look like workbooks.
_BROKEN = (
    BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError,
    NotImplementedError, expat.ExpatError, EOFError,
)  # fmt: skip


@dataclass(slots=True)
class Unfolded:
    """The rows of a sheet as plain texts in a file that goes with this object."""

    file: TextIO
    width: int
    count: int = 0

    def __del__(self) -> None:
        self.file.close()

    def __length_hint__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Record]:
        self.file.seek(0)
        for line, *cells in csv.reader(self.file):
            yield Record(int(line), cells, shape(cells, self.width))


def unfold(path: Path) -> tuple[list[str], Unfolded, list[str]]:
    """Return the columns, the rows and what was unusual of the first sheet; raise UnreadableFileError."""
    try:
        with ZipFile(path) as archive:
            _check_size(path.stat().st_size, archive.infolist())
            _check_entities(archive)
        with warnings.catch_warnings():
            # Colours and lists to choose from are no business of ours.
            warnings.simplefilter("ignore")
            return _first_sheet(path)
    except UnreadableFileError:
        raise
    except _BROKEN:
        raise no_spreadsheet() from None


def _check_size(size: int, members: Sequence[ZipInfo]) -> None:
    """Believe the directory of the zip: nothing is unfolded further than it says (zipfile stops there)."""
    if size > MOST_BYTES:
        text = _("The spreadsheet is larger than %(most)s MB: cut it in parts, or save it as “CSV UTF-8”.")
        raise UnreadableFileError(text % {"most": MOST_BYTES // 1024**2})
    is_bomb = (
        len(members) > MOST_MEMBERS
        or sum(one.file_size for one in members) > MOST_UNFOLDED
        or any(
            one.file_size > SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1)
            for one in members
        )
    )
    if is_bomb:
        raise too_much()


def _check_entities(archive: ZipFile) -> None:
    # A part may have any name: what is no XML cannot declare anything.
    for member in archive.infolist():
        if _declares(archive, member):
            raise UnreadableFileError(
                _(
                    "This spreadsheet holds definitions that no spreadsheet program writes, so it was not"
                    " opened: save it again as XLSX or “CSV UTF-8”."
                )
            )


def _declares(archive: ZipFile, member: ZipInfo) -> bool:
    """Return whether a document type stands before the root, where alone entities can be made."""
    parser, found = expat.ParserCreate(), []
    parser.StartDoctypeDeclHandler = lambda *_told: found.append(True)
    parser.StartElementHandler = lambda *_told: found.append(False)
    with archive.open(member) as file, suppress(expat.ExpatError):
        while not found and (chunk := file.read(1024)):
            parser.Parse(chunk)
    return bool(found and found[0])


def _first_sheet(path: Path) -> tuple[list[str], Unfolded, list[str]]:
    # Ten megabytes, of which a CSV file has no need.
    from network.sheets.opening import open_book

    with open_book(path, parts=MOST_PARTS, texts=MOST_TEXTS, sheets=MOST_UNFOLDED) as book:
        first, *others = book.worksheets
        # What the sheet says of its own size is not to be believed.
        first.reset_dimensions()
        rows = first.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
        with closing(rows):
            columns = _header(next(rows, ()))
            unfolded = _unfolded(rows, len(columns))
    notices = []
    if others:
        names = ", ".join(sheet.title for sheet in others)
        text = _("Only the first sheet, “%(first)s”, was read; not: %(names)s.")
        notices = [text % {"first": first.title, "names": names}]
    return columns, unfolded, notices


def _header(row: Sequence["Cell"]) -> list[str]:
    names = _trimmed([_text(cell).strip() for cell in row])
    if not names:
        raise UnreadableFileError(_("The first line does not hold the names of columns."))
    if len(names) > MOST_COLUMNS:
        raise UnreadableFileError(
            _("The sheet has more than %(most)s columns: remove those that are not asked for.")
            % {"most": MOST_COLUMNS}
        )
    return names


def _unfolded(rows: Iterable[Sequence["Cell"]], width: int) -> Unfolded:
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
    unfolded = Unfolded(file, width)
    try:
        _copy(rows, unfolded)
    except BaseException:
        unfolded.file.close()
        raise
    return unfolded


def _copy(rows: Iterable[Sequence["Cell"]], unfolded: Unfolded) -> None:
    writer = csv.writer(unfolded.file)
    for line, row in enumerate(rows, start=2):
        if line > MOST_ROWS + 1:
            raise UnreadableFileError(
                _("The sheet has more than %(most)s rows: cut it in parts.") % {"most": MOST_ROWS}
            )
        cells = _trimmed([_text(cell)[:LONGEST_CELL] for cell in row])
        if any(cell.strip() for cell in cells):
            writer.writerow([line, *cells, *[""] * (unfolded.width - len(cells))])
            unfolded.count += 1


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _text(cell: "Cell") -> str:
    """Return what people see in a cell."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M" if value.time() != time() else "%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _number(value, cell.number_format or "")


def _number(value: object, pattern: str) -> str:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    # A postcode shown with its first zero is a number behind.
    return text.zfill(len(pattern)) if pattern and set(pattern) == {"0"} else text
