"""The archive: a compressed tar that any tool opens, the manifest at its end."""

import os
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from network.backup import manifest
from network.backup.manifest import Manifest, Mark
from network.backup.refusal import RefusedError

COMPRESSION = 6
CHUNK = 1 << 20
# Left free on the disk, in bytes.
SPARE = 50_000_000


class _Summed:
    """A file that counts and sums what is read from it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._sum, self._size = file, sha256(), 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self._sum.update(chunk)
        self._size += len(chunk)
        return chunk

    @property
    def mark(self) -> Mark:
        return Mark(self._size, self._sum.hexdigest())


def pack(path: Path, files: Iterable[tuple[str, Path]], tell: Callable[[dict[str, Mark]], Manifest]) -> None:
    """Write `files` (name in the archive, where it is) to a new file that only its owner reads.

    `tell` makes the manifest from their marks. When this returns, a power cut loses nothing.
    """
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=COMPRESSION) as archive:
            marks = {name: _add(archive, name, source) for name, source in files}
            text = tell(marks).to_json()
            archive.addfile(_member(manifest.NAME, len(text)), BytesIO(text))
        out.flush()
        os.fsync(out.fileno())


def _add(archive: tarfile.TarFile, name: str, source: Path) -> Mark:
    with source.open("rb") as file:
        found, summed = os.fstat(file.fileno()), _Summed(file)
        archive.addfile(_member(name, found.st_size, found.st_mtime), summed)
    return summed.mark


def _member(name: str, size: int, mtime: float = 0) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size, int(mtime), 0o600
    return member


def unpack(path: Path, into: Path, is_expected: Callable[[str], bool]) -> Manifest:
    """Write the files below `into` and return the manifest once each is what the manifest says.

    RefusedError for an archive that is cut, changed, or holds a name that is not expected.
    """
    found: dict[str, Mark] = {}
    told = b""
    try:
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                if member.name == manifest.NAME and member.isfile() and member.size <= manifest.MOST_BYTES:
                    told = archive.extractfile(member).read()
                elif not member.isdir():
                    _refuse_strange(member, into, is_expected)
                    found[member.name] = _write(archive, member, into / member.name)
    except (tarfile.TarError, zlib.error, EOFError) as error:
        raise RefusedError(
            _("This file is no backup of this site, or it is damaged: %(error)s.") % {"error": error}
        ) from error
    if not told:
        raise RefusedError(_("This backup is cut short: its manifest is missing."))
    read = manifest.read(told)
    _compare(found, read.files)
    return read


def _refuse_strange(member: tarfile.TarInfo, into: Path, is_expected: Callable[[str], bool]) -> None:
    parts = PurePosixPath(member.name).parts
    is_plain = member.isfile() and "/".join(parts) == member.name and ".." not in parts
    # Also refuses what Python knows to be dangerous.
    if not is_plain or tarfile.data_filter(member, str(into)).name != member.name:
        raise RefusedError(_("This backup was tampered with: %(name)s.") % {"name": ascii(member.name)})
    if not is_expected(member.name):
        raise RefusedError(_("This backup holds an unknown file: %(name)s.") % {"name": ascii(member.name)})
    if member.size > shutil.disk_usage(into).free - SPARE:
        raise RefusedError(_("There is not enough room on the disk to open this backup."))


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> Mark:
    """Write one file; a name that comes twice is refused."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            summed = _Summed(archive.extractfile(member))
            while chunk := summed.read(CHUNK):
                file.write(chunk)
    except (FileExistsError, NotADirectoryError) as error:
        raise RefusedError(
            _("This backup was tampered with: %(name)s.") % {"name": ascii(member.name)}
        ) from error
    return summed.mark


def _compare(found: dict[str, Mark], told: dict[str, Mark]) -> None:
    for name in sorted(found.keys() | told.keys()):
        if found.get(name) != told.get(name):
            raise RefusedError(
                _("This backup is damaged: %(name)s is not what was saved.") % {"name": ascii(name)}
            )
