"""Opens a workbook of which no more is kept in memory than is allowed, whatever its parts are called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader

from network.sheets.errors import too_much


class _TooMuchKeptError(Exception):
    """No ValueError, which openpyxl would tell in words of its own."""


class _KeptParts(ZipFile):
    """Gives out `left` bytes and no more: what openpyxl reads of it stays in memory."""

    left = 0

    def open(self, name: str | ZipInfo, *args: object, **kwargs: object) -> object:
        self.left -= (self.getinfo(name) if isinstance(name, str) else name).file_size
        if self.left < 0:
            raise _TooMuchKeptError
        return super().open(name, *args, **kwargs)


class _BoundedReader(ExcelReader):
    """Reads the texts and the other parts within bounds, in bytes; only sheets are read in a stream.

    openpyxl finds the texts by what [Content_Types].xml says, so a bound on a name would bind nobody.
    """

    def __init__(self, kept: _KeptParts, sheets: ZipFile, *, texts: int, parts: int) -> None:
        super().__init__(sheets.fp, read_only=True, data_only=True, keep_links=False)
        self.archive, self.sheets, self.texts, self.parts = kept, sheets, texts, parts
        self.archive.left = parts

    def read_strings(self) -> None:
        self.archive.left = self.texts
        super().read_strings()
        self.archive.left = self.parts

    def read_workbook(self) -> None:
        super().read_workbook()
        self.wb._archive = self.sheets


@contextmanager
def open_book(path: Path, *, texts: int, parts: int) -> Iterator[Workbook]:
    """Give the workbook of a file, which may have any suffix; raise UnreadableFileError beyond the bounds."""
    with _KeptParts(path) as kept, ZipFile(path) as sheets:
        reader = _BoundedReader(kept, sheets, texts=texts, parts=parts)
        try:
            reader.read()
        except _TooMuchKeptError:
            raise too_much() from None
        yield reader.wb
