"""Watches what is read in a stream: openpyxl frees a row, or a text, at its end, and little else."""

from pathlib import Path
from types import TracebackType
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from openpyxl.xml.constants import SHEET_MAIN_NS

# More than any row has, or what stands beside rows: 16,384 columns with values; in bytes, 200 long texts.
MOST_ELEMENTS = 100_000
MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 2**20
ROW, TEXT = f"{SHEET_MAIN_NS} row", f"{SHEET_MAIN_NS} si"


class TooMuchKeptError(Exception):
    """More would stay in memory than is allowed. No ValueError: openpyxl would tell it in its own words."""


class Streamed(ZipFile):
    """The archive that rows or texts are read from: its parts have at most so many bytes and are watched."""

    def __init__(self, path: Path, unit: str, most: int) -> None:
        self.unit, self.most = unit, most
        self.watched: list[_Watched] = []
        super().__init__(path)

    def open(self, name: str | ZipInfo, *args: object, **kwargs: object) -> "_Watched":
        if size_of(self, name) > self.most:
            raise TooMuchKeptError
        self.watched.append(_Watched(super().open(name, *args, **kwargs), self.unit))
        return self.watched[-1]

    def close(self) -> None:
        for part in self.watched:
            part.close()
        super().close()


def size_of(archive: ZipFile, part: str | ZipInfo) -> int:
    """Return the bytes of a part unfolded, beyond which nothing is ever read of it."""
    return (archive.getinfo(part) if isinstance(part, str) else part).file_size


class _Watched:
    """A part that stops when too much of it comes between the ends of two rows or texts."""

    def __init__(self, file: IO[bytes], unit: str) -> None:
        self.file, self.unit, self.parser = file, unit, expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.given = self.row_ended_at = self.elements = self.rows = 0

    def __enter__(self) -> "_Watched":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        self.given += len(chunk)
        self.parser.Parse(chunk)
        is_long = self.given - self.row_ended_at > MOST_BYTES
        if is_long or self.elements > MOST_ELEMENTS or self.rows > MOST_ROWS:
            raise TooMuchKeptError
        return chunk

    def close(self) -> None:
        self.file.close()

    def _start(self, name: str, told: object) -> None:
        self.elements += 1

    def _end(self, name: str) -> None:
        if name == self.unit:
            self.rows += 1
            self.elements, self.row_ended_at = 0, self.parser.CurrentByteIndex
