"""The words of the projection where the database finds them: FTS5 in SQLite, a vector in PostgreSQL.

Both hold stems made by `text`, so both find the same: no dictionary of theirs is asked.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from network.catalogue.models import Entry
from network.catalogue.text import stems
from network.catalogue.wording import Clause

# Column, FTS5 weight, PostgreSQL class.
COLUMNS = (
    ("title", 10, "A"),
    ("skills", 6, "B"),
    ("organisation", 3, "C"),
    ("place", 2, "C"),
    ("summary", 4, "B"),
    ("body", 1, "D"),
)
TABLE = "catalogue_text"
# PostgreSQL takes one megabyte of words a row; nobody reads so far in a card's text.
MOST_STEMS = 20_000


class TextIndex(Protocol):
    create: tuple[str, ...]

    def write(self, entries: Iterable[Entry]) -> None: ...

    def hits(self, clauses: Sequence[Clause], *, is_ranked: bool) -> tuple[str, list[object]]: ...


def text_index(database: BaseDatabaseWrapper = connection) -> TextIndex:
    """Return the text index of a database."""
    return PostgresText() if database.vendor == "postgresql" else SqliteText()


def forget(ids: Sequence[int]) -> None:
    """Take cards out of the text index."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(pk,) for pk in ids])


def columns(entry: Entry) -> list[str]:
    """Return the stems of each column of COLUMNS, separated by blanks."""
    place = f"{entry.place_name} {entry.commune} {entry.postcode}"
    texts = (entry.title, entry.skills, entry.organisation, place, entry.summary, entry.body)
    return [" ".join(stems(text)[:MOST_STEMS]) for text in texts]


class SqliteText:
    """An FTS5 table whose rows are cards."""

    create = (f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(name for name, *_ in COLUMNS)})",)

    def write(self, entries: Iterable[Entry]) -> None:
        rows = [(entry.pk, *columns(entry)) for entry in entries]
        forget([row[0] for row in rows])
        names = ", ".join(name for name, *_ in COLUMNS)
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, {names}) VALUES ({marks})", rows)

    def hits(self, clauses: Sequence[Clause], *, is_ranked: bool) -> tuple[str, list[object]]:
        """Return SQL that gives key and rank (smaller is better) of the cards found; all 0 if not ranked."""
        weights = ", ".join(str(float(weight)) for _, weight, _ in COLUMNS)
        rank = f"bm25({TABLE}, {weights})" if is_ranked else "0"
        asked = " AND ".join(self._clause(clause) for clause in clauses)
        return f"SELECT rowid, {rank} FROM {TABLE} WHERE {TABLE} MATCH %s", [asked]

    def _clause(self, clause: Clause) -> str:
        return "(" + " OR ".join(f'"{" ".join(phrase)}"' for phrase in sorted(clause)) + ")"


class PostgresText:
    """A stored vector with a GIN index."""

    create = (
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    )

    def write(self, entries: Iterable[Entry]) -> None:
        rows = [(entry.pk, *columns(entry)) for entry in entries]
        forget([row[0] for row in rows])
        vector = " || ".join(f"setweight(to_tsvector('simple', %s), '{name}')" for *_, name in COLUMNS)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, words) VALUES (%s, {vector})", rows)

    def hits(self, clauses: Sequence[Clause], *, is_ranked: bool) -> tuple[str, list[object]]:
        """Return SQL that gives key and rank (smaller is better) of the cards found; all 0 if not ranked."""
        query = " & ".join(self._clause(clause) for clause in clauses)
        rank = "-ts_rank(words, asked)" if is_ranked else "0"
        sql = f"SELECT rowid, {rank} FROM {TABLE}, to_tsquery('simple', %s) AS asked WHERE words @@ asked"
        return sql, [query]

    def _clause(self, clause: Clause) -> str:
        phrases = ("(" + " <-> ".join(f"'{stem}'" for stem in phrase) + ")" for phrase in sorted(clause))
        return "(" + " | ".join(phrases) + ")"
