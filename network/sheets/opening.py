"""Opens a workbook of which no more is kept in memory than is allowed, whatever its parts are called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader

from network.sheets.errors import too_much
from network.sheets.watching import ROW, TEXT, Streamed, TooMuchKeptError, size_of


class _KeptParts(ZipFile):
    """Gives out so many bytes and no more: what openpyxl reads of it stays in memory."""

    def __init__(self, path: Path, most: int) -> None:
        self.left = most
        super().__init__(path)

    def open(self, name: str | ZipInfo, *args: object, **kwargs: object) -> object:
        self.left -= size_of(self, name)
        if self.left < 0:
            raise TooMuchKeptError
        return super().open(name, *args, **kwargs)


class _BoundedReader(ExcelReader):
    """Reads texts and sheets in a stream, each from an archive of its own, and the other parts whole.

    openpyxl finds the texts by what [Content_Types].xml says, so a bound on a name would bind nobody.
    """

    def __init__(self, kept: _KeptParts, texts: Streamed, sheets: Streamed) -> None:
        super().__init__(sheets.fp, read_only=True, data_only=True, keep_links=False)
        self.kept, self.texts, self.sheets = kept, texts, sheets
        self.archive = kept

    def read_strings(self) -> None:
        self.archive = self.texts
        super().read_strings()
        self.archive = self.kept

    def read_workbook(self) -> None:
        super().read_workbook()
        self.wb._archive = self.sheets


@contextmanager
def open_book(path: Path, *, parts: int, texts: int, sheets: int) -> Iterator[Workbook]:
    """Give the workbook of a file, whatever its suffix; raise UnreadableFileError beyond so many bytes."""
    with (
        _KeptParts(path, parts) as kept,
        Streamed(path, TEXT, texts) as streamed_texts,
        Streamed(path, ROW, sheets) as streamed_sheets,
    ):
        reader = _BoundedReader(kept, streamed_texts, streamed_sheets)
        try:
            reader.read()
            yield reader.wb
        except TooMuchKeptError:
            raise too_much() from None
