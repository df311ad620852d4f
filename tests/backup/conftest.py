"""A site for commands in processes of their own: the tables of the test database, other folders."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from network.backup.postgresql import Postgresql

ROOT = Path(settings.STATICFILES_DIRS[0]).parent.parent
# Runs a module of these tests on a site.
ON_THE_SITE = "import sys, django; django.setup(); __import__(sys.argv[1])"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def environment(db: None, var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Return the environment of a site with the tables of the test database, and nothing else."""
    var.mkdir()
    make = _sqlite_copy if connection.vendor == "sqlite" else _postgresql_copy
    url, remove = make(var)
    settings = {"DJANGO_SETTINGS_MODULE": "network.settings", "EMAIL_URL": "dummymail://"}
    yield os.environ | settings | {"VAR_DIR": str(var), "DATABASE_URL": url}
    remove()


def _sqlite_copy(var: Path) -> tuple[str, Callable[[], None]]:
    path = var / "entraide.sqlite3"
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        source.backup(target)
    return f"sqlite:///{path}", lambda: None


def _postgresql_copy(var: Path) -> tuple[str, Callable[[], None]]:
    """Make a database beside that of the tests; what makes it is what is tested."""
    name, dump = f"backup_{os.getpid()}", var / "tables.pgdump"
    Postgresql().dump(dump)
    known = connection.settings_dict
    where = f"{known['USER']}@{known['HOST']}:{known['PORT']}"

    def run(sql: str) -> None:
        with psycopg.connect(f"postgres://{where}/postgres", autocommit=True) as server:
            server.execute(sql)

    run(f"DROP DATABASE IF EXISTS {name}")
    run(f"CREATE DATABASE {name}")
    url = f"postgres://{where}/{name}"
    subprocess.run(["pg_restore", "--no-owner", f"--dbname={url}", dump], check=True, timeout=120)
    return url, lambda: run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Return what runs a file of Python at the root of the project, in the environment of the site."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=environment, text=True, capture_output=True, timeout=300, input=""
        )

    return run
