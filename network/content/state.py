"""The version of what all pages share: a token that no two states have in common (see decision 4)."""

from secrets import token_hex
from typing import TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Manager, Model

State = TypeVar("State", bound=Model)


def current_version() -> str:
    """Return the token as this connection sees it. Read by hand: every page begins with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM content_contentstate WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else touch()


def lock() -> None:
    """Hold the content's row until the caller's transaction ends, where the database locks rows."""
    hold(apps.get_model("content", "ContentState").objects)


def hold(states: Manager[State], **first: str) -> State:
    """Return the only row of a table, held until the caller's transaction ends; made where it is missing.

    `first` is what it says then. A row that is not there would hold nobody.
    """
    rows = states.select_for_update().filter(pk=1)
    if (state := rows.first()) is None:
        _make(states, **first)
        state = rows.get()
    return state


def _make(states: Manager[State], **first: str) -> None:
    """Make the row; of two who do it at once the second waits for the first and finds the row."""
    states.bulk_create([states.model(pk=1, **first)], ignore_conflicts=True)


def touch() -> str:
    """Give the content a new token, in the caller's transaction, and return it."""
    return _renew("version", "shown")


def touch_shown() -> None:
    """Say that some page shows something else, though nothing that all pages share."""
    _renew("shown")


def _renew(*names: str) -> str:
    """Give these columns new tokens and return the first."""
    states, tokens = apps.get_model("content", "ContentState").objects, {name: token_hex(8) for name in names}
    # One statement: every change of every page makes it.
    if not states.filter(pk=1).update(**tokens):
        _make(states)
        states.filter(pk=1).update(**tokens)
    return tokens[names[0]]
