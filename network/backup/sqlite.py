"""Copying and replacing an SQLite file while nothing is lost: never by copying the bare file."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, connections
from django.utils.translation import gettext as _

from network.backup.refusal import RefusedError

# What SQLite may leave beside its file. Beside another file it would destroy it.
BESIDE = ("-wal", "-shm", "-journal")
BUSY = 5
BEGINNING = b"SQLite format 3\0"


class Sqlite:
    name = "sqlite"
    file_name = "database.sqlite3"

    def version(self) -> int:
        return sqlite3.sqlite_version_info[0]

    def dump(self, path: Path) -> None:
        """Write all committed rows of one moment to a new file.

        The site goes on writing. Unlike the backup API, VACUUM leaves the free pages out, where erased
        rows can still be read.
        """
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])

    def check(self, path: Path) -> None:
        """Raise RefusedError unless the file is a whole database whose rows all find each other."""
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
                problems = [row[0] for row in database.execute("PRAGMA integrity_check")]
                strays = database.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            problems, strays = [str(error)], []
        if problems != ["ok"]:
            raise RefusedError(_("The database is damaged: %(problem)s") % {"problem": problems[0]})
        if strays:
            raise RefusedError(
                _("In the database, %(count)s rows name others that do not exist, first in %(table)s.")
                % {"count": len(strays), "table": strays[0][0]}
            )

    @contextmanager
    def replaced(self, new: Path, aside: Path) -> Iterator[None]:
        """Put another file in the place of the database; the one before comes back on an error."""
        connections.close_all()
        path = Path(connection.settings_dict["NAME"])
        _refuse_in_use(path)
        new = _beside(new, path)
        _set_aside(path, aside)
        try:
            new.replace(path)
            yield
        except BaseException:
            connections.close_all()
            _put_back(path, aside)
            raise


def _refuse_in_use(path: Path) -> None:
    """Take what waits in `-wal` into the file, which only works while nobody else has it open."""
    # Opened, what is no database any more would lose its -wal.
    if not _is_database(path):
        return
    try:
        with closing(sqlite3.connect(path, timeout=0)) as database:
            database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == BUSY:
            raise RefusedError(_("Another program has the database open. Stop it, then restore.")) from error
        # It cannot be read: perhaps why somebody restores. It is kept with all its parts.


def _is_database(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def _beside(new: Path, path: Path) -> Path:
    """Return the new file on the disk of the database, where a rename is one step."""
    target = path.with_name(f"{path.name}.restored")
    shutil.move(new, target)
    target.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    with target.open("rb") as file:
        os.fsync(file.fileno())
    return target


def _set_aside(path: Path, aside: Path) -> None:
    """Give the database a second name, so that there is one at every moment; move its parts."""
    for part in BESIDE:
        if (found := path.with_name(path.name + part)).exists():
            shutil.move(found, aside / found.name)
    if path.exists():
        try:
            os.link(path, aside / path.name)
        except OSError:
            shutil.copy2(path, aside / path.name)


def _put_back(path: Path, aside: Path) -> None:
    for part in ("", *BESIDE):
        path.with_name(path.name + part).unlink(missing_ok=True)
    for part in ("", *BESIDE):
        if (kept := aside / (path.name + part)).exists():
            shutil.move(kept, path.with_name(kept.name))
