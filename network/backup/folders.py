"""The folders of files that go with the rows: what people uploaded, and the proofs nobody may see."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages

FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Folder:
    """`name` is that in the archive; the modes are those of its files and folders."""

    name: str
    path: Path
    file_mode: int
    folder_mode: int


def folders() -> list[Folder]:
    """Return the folders that a backup holds."""
    private = storages["private"]
    return [
        Folder("media", Path(settings.MEDIA_ROOT), settings.FILE_UPLOAD_PERMISSIONS, FOLDER_MODE),
        Folder(
            "private",
            Path(private.location),
            private.file_permissions_mode,
            private.directory_permissions_mode,
        ),
    ]


def hold(folder: Folder, into: Path) -> None:
    """Give each file a second name below `into`, so that it stays there if the site deletes it.

    Done before the rows are read and once more after: every file they name is there. No file is
    ever written twice, so the second name keeps what the first had.
    """
    for source in _files(folder.path):
        target = into / folder.name / source.relative_to(folder.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError, FileExistsError):
            _link(source, target)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # Another disk, or one that knows no second names.
        shutil.copy2(source, target)


def _files(path: Path) -> Iterator[Path]:
    for parent, _folders, names in os.walk(path):
        paths = (Path(parent, name) for name in names)
        yield from (found for found in paths if found.is_file() and not found.is_symlink())


def held(into: Path) -> list[tuple[str, Path]]:
    """Return the files that were held: name in the archive, where it is."""
    return sorted((path.relative_to(into).as_posix(), path) for path in _files(into))


@contextmanager
def replaced(folder: Folder, new: Path, aside: Path) -> Iterator[None]:
    """Put the folder of a backup in place; what was there lies in `aside`, and comes back on an error."""
    _set_modes(folder, new)
    old = aside / folder.name
    if folder.path.exists():
        _move(folder.path, old)
    try:
        _move(new, folder.path)
        yield
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)
        if old.exists():
            _move(old, folder.path)
        raise


def _move(source: Path, target: Path) -> None:
    """Rename; a folder on another disk is copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, target)


def _set_modes(folder: Folder, new: Path) -> None:
    new.mkdir(parents=True, exist_ok=True)
    new.chmod(folder.folder_mode)
    for path in new.rglob("*"):
        path.chmod(folder.folder_mode if path.is_dir() else folder.file_mode)
