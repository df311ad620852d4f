"""Where the rows live and who searches them: the environment of each lane, and what is skipped without it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import rmtree
from urllib.parse import urlsplit

import psycopg
from elasticsearch import Elasticsearch
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parent.parent
LANES = ("sqlite", "postgresql", "elasticsearch")

Environment = dict[str, str]


def missing(lane: str) -> str:
    """Return why a lane cannot run here, empty when it can."""
    if lane == "postgresql" and not _postgresql():
        return "no PostgreSQL: set BENCH_DATABASE_URL or TEST_DATABASE_URL"
    if lane == "elasticsearch" and not _elasticsearch():
        return "no search server: set TEST_ELASTICSEARCH_URL"
    return ""


@contextmanager
def prepared(lane: str, size: int) -> Iterator[Environment]:
    """Give the environment of a site of one size; what was made on a server is dropped at the end.

    The files of SQLite stay for the day: their dates count from today. Elasticsearch searches them, too.
    """
    kept = {"DJANGO_SETTINGS_MODULE": "network.settings", "DEMO": "0", "ELASTICSEARCH_URL": ""}
    # Each surface says for itself whether it is one that was kept.
    kept |= {"PAGE_CACHE": "0", "API_BUDGET": "1000000/60", "VAR_DIR": str(_folder(lane, size))}
    if lane == "postgresql":
        with _database() as url:
            yield {**kept, "DATABASE_URL": url}
    elif lane == "elasticsearch":
        index = f"bench_{size}_{os.getpid()}"
        try:
            yield {**kept, "ELASTICSEARCH_URL": _elasticsearch(), "ELASTICSEARCH_INDEX": index}
        finally:
            _forget(index)
    else:
        yield kept


def _folder(lane: str, size: int) -> Path:
    name = "postgresql" if lane == "postgresql" else "files"
    folder = ROOT / "var" / "bench" / f"{name}-{size}"
    today = folder / f"filled-{date.today()}"
    if not today.exists():
        rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        today.touch()
    return folder


def _postgresql() -> str:
    return os.environ.get("BENCH_DATABASE_URL") or os.environ.get("TEST_DATABASE_URL", "")


def _elasticsearch() -> str:
    return os.environ.get("TEST_ELASTICSEARCH_URL", "")


@contextmanager
def _database() -> Iterator[str]:
    server, name = urlsplit(_postgresql()), f"bench_{os.getpid()}"
    with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield server._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _forget(index: str) -> None:
    with Elasticsearch(_elasticsearch()) as server:
        for name in server.indices.get(index=f"{index}-*", features=["aliases"]):
            server.indices.delete(index=name)
