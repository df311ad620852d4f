"""Eight processes write while the sender is killed: the index ends as the projection, on either database."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
IS_FILE = connection.vendor == "sqlite"
pytestmark = [
    # PostgreSQL copies only what nobody has open; its lane makes the database anew each time.
    pytest.mark.django_db(transaction=not IS_FILE, serialized_rollback=not IS_FILE),
    pytest.mark.elasticsearch,
]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[str]:
    """Return the address of a copy of the tests' database, which other processes may fill and spoil."""
    if IS_FILE:
        yield _file(tmp_path / "copy.sqlite3")
    else:
        yield from _database()


def _file(path: Path) -> str:
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as tests,
        closing(sqlite3.connect(path)) as own,
    ):
        tests.backup(own)
    return f"sqlite:///{path}"


def _database() -> Iterator[str]:
    tests, own = connection.settings_dict["NAME"], f"eight_writers_{os.getpid()}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {own} TEMPLATE {tests}")
    address = os.environ["TEST_DATABASE_URL"].rpartition("/")[0]
    try:
        yield f"{address}/{own}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {own} WITH (FORCE)")


def test_the_index_ends_as_the_projection_and_no_older_version_was_ever_seen(elasticsearch, settings, copy):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "network.settings",
        "DATABASE_URL": copy,
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "ELASTICSEARCH_INDEX": settings.ELASTICSEARCH_INDEX,
    }
    command = [sys.executable, "-m", "tests.catalogue.search_server.eight_writers"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, timeout=300, text=True, stdout=subprocess.PIPE
    )
    told = json.loads(done.stdout)
    assert told["lives"] > 2
    assert told["cards"] > 8
    assert (told["differences"], told["wrong"], told["waiting"]) == ([], [], False), told
