"""Statements written by hand, where a query set would cost more than the database's own work."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection


def fetch(sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """Return all rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def moment(column: str) -> str:
    """Return SQL for a moment that `aware` reads: as text in SQLite, whose own reader takes far longer."""
    return column if connection.vendor == "postgresql" else f"{column} || ''"


def aware(value: datetime | str | None) -> datetime | None:
    """Return a moment of such a row; SQLite keeps UTC and does not say so."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def seconds(column: str) -> str:
    """Return SQL for a moment in whole seconds since 1970, what a thousand moments are cheapest as."""
    if connection.vendor == "postgresql":
        return f"FLOOR(EXTRACT(EPOCH FROM {column}))::bigint"
    return f"unixepoch({column})"


def marks(values: Sequence[object]) -> str:
    """Return the marks that stand for values in a statement: `%s, %s`."""
    return ", ".join(["%s"] * len(values))
