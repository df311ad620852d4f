"""Reads a file of rows of which nothing is sure: CSV or XLSX, its encoding, its separator, its quotes.

Nothing is kept in memory but the row at hand: a file is looked through once, then read as often as asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from network.sheets import workbook
from network.sheets.encoding import encoding_of
from network.sheets.errors import UnreadableFileError
from network.sheets.lines import Rows, header_of
from network.sheets.records import Record, one_line

MOST_BYTES = 50 * 1024 * 1024

__all__ = ["Record", "Sheet", "UnreadableFileError", "one_line", "read_sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file taken apart: its columns in small letters, its separator, its rows, what was unusual about it.

    `records` can be gone through again; `operator.length_hint` tells about how many there are.
    """

    columns: Sequence[str]
    delimiter: str
    records: Iterable[Record]
    notices: Sequence[str] = field(default=())

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Return the columns that are not among `known`."""
        names = set(known)
        return [name for name in self.columns if name not in names]


def read_sheet(path: Path, required: Iterable[str]) -> Sheet:
    """Return the rows of a file, or raise UnreadableFileError, also when a required column is missing."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFileError(str(error)) from None
    if not start:
        raise UnreadableFileError(_("The file is empty: send an XLSX or a “CSV UTF-8” file."))
    sheet = _workbook(path) if start.startswith(workbook.ZIP) else _csv(path, start, size)
    _check_columns(sheet.columns, required)
    return sheet


def _workbook(path: Path) -> Sheet:
    columns, rows, notices = workbook.unfold(path)
    return Sheet([name.lower() for name in columns], ",", rows, notices)


def _csv(path: Path, start: bytes, size: int) -> Sheet:
    if start.startswith(workbook.OLD_EXCEL):
        raise UnreadableFileError(
            _("This is an old or locked spreadsheet: save it as XLSX without a password, or as “CSV UTF-8”.")
        )
    if size > MOST_BYTES:
        raise UnreadableFileError(_("The file is larger than 50 MB: cut it in parts."))
    encoding, lines, notices = encoding_of(path, start)
    columns, delimiter = header_of(path, encoding)
    return Sheet(columns, delimiter, Rows(path, encoding, delimiter, len(columns), lines), notices)


def _check_columns(columns: Sequence[str], required: Iterable[str]) -> None:
    missing = [name for name in required if name not in columns]
    if missing:
        raise UnreadableFileError(_("These columns are missing: %(names)s.") % {"names": ", ".join(missing)})
    doubles = sorted({name for name in columns if name and columns.count(name) > 1})
    if doubles:
        raise UnreadableFileError(_("These columns come twice: %(names)s.") % {"names": ", ".join(doubles)})
