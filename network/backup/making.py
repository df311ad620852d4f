"""Making a backup while the site goes on: rows of one moment, and every file they name."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from network.backup import folders
from network.backup.archive import pack
from network.backup.databases import configured
from network.backup.manifest import Manifest
from network.backup.refusal import RefusedError

PREFIX = "entraide-"
SUFFIX = ".tar.gz"
ERASURES = "erasures.txt"
WORKING = ".backup-"

Report = Callable[[str], None]


def make(*, to: Path, report: Report) -> Path:
    """Write one archive below `to`, readable by its owner alone, and return where it is.

    RefusedError when there is nothing to save, the database is damaged, or another backup is under way.
    """
    with _one_at_a_time(), working_folder(WORKING) as working:
        made_at = datetime.now(UTC)
        files = _gather(working, report)
        report(_("3/3 Archive"))
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = to / f"{PREFIX}{made_at:%Y%m%dT%H%M%SZ}{SUFFIX}"
        partial = path.with_name(f"{path.name}.partial")
        try:
            pack(partial, files, lambda marks: _manifest(made_at, marks))
            partial.rename(path)
        finally:
            partial.unlink(missing_ok=True)
    _flush(to)
    return path


def existing(to: Path) -> list[Path]:
    """Return the backups below `to`, the newest first."""
    return sorted(to.glob(f"{PREFIX}*{SUFFIX}"), reverse=True)


def rotate(*, to: Path, keep: int) -> list[Path]:
    """Delete all but the `keep` newest backups; return those deleted."""
    old = existing(to)[keep:]
    for path in old:
        path.unlink()
    return old


def _gather(working: Path, report: Report) -> list[tuple[str, Path]]:
    """Return what goes into the archive, held in `working`: name in the archive, where it is."""
    database, files = configured(), working / "files"
    copy = working / database.file_name
    _hold_folders(files)
    report(_("1/3 Database"))
    if not MigrationRecorder(connection).has_table():
        raise RefusedError(_("There is no site here yet: nothing to save."))
    database.dump(copy)
    report(_("2/3 Check of the copy"))
    database.check(copy)
    _hold_folders(files)
    erasures = settings.ERASURES_FILE
    kept = [(ERASURES, erasures)] if erasures.exists() else []
    return [(database.file_name, copy), *kept, *folders.held(files)]


def _hold_folders(files: Path) -> None:
    for folder in folders.folders():
        folders.hold(folder, files)


def _manifest(made_at: datetime, marks: dict) -> Manifest:
    database = configured()
    return Manifest(
        made_at=made_at,
        database=database.name,
        database_version=database.version(),
        migrations=frozenset(
            f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()
        ),
        files=marks,
    )


@contextmanager
def working_folder(prefix: str) -> Iterator[Path]:
    """Give a folder on the disk of the data; one whose process was killed, with a copy of all, goes."""
    for left in settings.VAR_DIR.glob(f"{prefix}*"):
        shutil.rmtree(left)
    with TemporaryDirectory(prefix=prefix, dir=settings.VAR_DIR) as folder:
        yield Path(folder)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    lock = os.open(settings.VAR_DIR / "backup.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise RefusedError(_("Another backup is under way.")) from error
    finally:
        os.close(lock)


def _flush(folder: Path) -> None:
    """Let the name of a new file survive a power cut too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
