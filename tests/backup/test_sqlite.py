"""The file of a database is copied whole while others write, and replaced with nothing left beside it."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler

from network.backup import sqlite
from network.backup.refusal import RefusedError
from network.backup.sqlite import Sqlite
from network.settings.database import SQLITE_OPTIONS

# Two rows a transaction, for ever; the second says which is the first.
WRITER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
while True:
    database.execute("BEGIN IMMEDIATE")
    first = database.execute("INSERT INTO pair (other) VALUES (NULL)").lastrowid
    database.execute("INSERT INTO pair (other) VALUES (?)", [first])
    database.execute("COMMIT")
    first > 20 or print(first, flush=True)
"""

MANY = """
INSERT INTO pair WITH RECURSIVE number(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < 2000)
SELECT n, 1 FROM number
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of the site's own kind, with one row."""
    path = tmp_path / "site.sqlite3"
    write(path, "CREATE TABLE pair (id INTEGER PRIMARY KEY, other INTEGER REFERENCES pair)")
    write(path, "INSERT INTO pair VALUES (1, NULL)")
    return path


@pytest.fixture
def database(path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker) -> Iterator[Sqlite]:
    options = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": SQLITE_OPTIONS}
    handler = ConnectionHandler({"default": options})
    monkeypatch.setattr(sqlite, "connections", handler)
    monkeypatch.setattr(sqlite, "connection", handler["default"])
    with django_db_blocker.unblock():
        yield Sqlite()
    handler.close_all()


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    folder = tmp_path / "aside"
    folder.mkdir()
    return folder


@pytest.fixture
def writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        # Ten transactions.
        for _number in range(10):
            process.stdout.readline()
        yield process
        process.kill()


def write(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute(sql)


def rows(path: Path) -> list[tuple[int, int | None]]:
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute("SELECT id, other FROM pair ORDER BY id").fetchall()


def test_a_copy_holds_all_rows_of_a_transaction_or_none(database, writer, tmp_path):
    counts = []
    for number in range(5):
        copy = tmp_path / f"copy{number}"
        database.dump(copy)
        database.check(copy)
        counts.append(len(rows(copy)))
    # The first row was alone.
    assert [count % 2 for count in counts] == [1] * 5
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def test_erased_words_are_not_in_the_copy(database, path, tmp_path):
    write(path, "CREATE TABLE person (name TEXT)")
    write(path, "INSERT INTO person VALUES ('Odile Marchand-Vernier')")
    write(path, "DELETE FROM person")
    database.dump(tmp_path / "copy")
    assert b"Odile" not in (tmp_path / "copy").read_bytes()


def new_database(path: Path) -> Path:
    write(path, "CREATE TABLE pair (id INTEGER PRIMARY KEY, other INTEGER REFERENCES pair)")
    write(path, "INSERT INTO pair VALUES (77, NULL)")
    return path


def killed(writer: subprocess.Popen[str], path: Path) -> None:
    """Leave behind the `-wal` of a process that died."""
    writer.kill()
    writer.wait()
    assert path.with_name("site.sqlite3-wal").stat().st_size > 0


def test_a_wal_left_by_a_killed_process_does_not_reach_what_is_restored(
    database, path, writer, tmp_path, aside
):
    killed(writer, path)
    with database.replaced(new_database(tmp_path / "new"), aside):
        assert rows(path) == [(77, None)]
        database.check(path)
    # What was there is kept whole, the rows of the -wal too.
    assert len(rows(aside / "site.sqlite3")) > 1


def test_what_was_there_comes_back_when_a_step_fails(database, path, writer, tmp_path, aside):
    killed(writer, path)
    with suppress(ZeroDivisionError), database.replaced(new_database(tmp_path / "new"), aside):
        write(path, "INSERT INTO pair VALUES (78, NULL)")
        raise ZeroDivisionError
    assert len(rows(path)) % 2 == 1
    assert rows(path)[:2] == [(1, None), (2, None)]
    assert list(aside.iterdir()) == []


def test_a_database_that_somebody_has_open_is_left_alone(database, path, writer, tmp_path, aside):
    with pytest.raises(RefusedError), database.replaced(new_database(tmp_path / "new"), aside):
        pass
    assert rows(path)[0] == (1, None)


def test_a_database_that_nobody_can_read_is_kept_and_replaced(database, path, tmp_path, aside):
    path.write_bytes(b"no database at all" * 1000)
    path.with_name("site.sqlite3-wal").write_bytes(b"left")
    with database.replaced(new_database(tmp_path / "new"), aside):
        assert rows(path) == [(77, None)]
    assert (aside / "site.sqlite3-wal").read_bytes() == b"left"
    assert (aside / "site.sqlite3").read_bytes().startswith(b"no database")


def test_a_site_that_has_no_database_yet_gets_one(database, path, tmp_path, aside):
    path.unlink()
    path.with_name("site.sqlite3-wal").write_bytes(b"of a file that is gone")
    with database.replaced(new_database(tmp_path / "new"), aside):
        assert rows(path) == [(77, None)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:4096]),
        lambda path: path.write_bytes(path.read_bytes()[:-30] + b"x" * 30),
        lambda path: path.write_bytes(b"no database"),
        lambda path: write(path, "INSERT INTO pair VALUES (5000, 9999)"),
    ],
    ids=["cut", "changed", "foreign", "a row that names none"],
)
def test_a_damaged_database_is_refused(path, damage):
    write(path, "PRAGMA journal_mode=DELETE")
    write(path, MANY)
    Sqlite().check(path)
    damage(path)
    with pytest.raises(RefusedError):
        Sqlite().check(path)


def test_the_file_alone_would_not_have_been_enough(path, writer, tmp_path):
    """What the guards are for: a bare copy misses what waits in the -wal."""
    killed(writer, path)
    (tmp_path / "bare").write_bytes(path.read_bytes())
    assert len(rows(tmp_path / "bare")) < len(rows(path))
