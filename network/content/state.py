"""The version of what all pages share: a token that no two states have in common (see decision 4)."""

from secrets import token_hex

from django.apps import apps
from django.db import connection


def current_version() -> str:
    """Return the token as this connection sees it. Read by hand: every page begins with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM content_contentstate WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else touch()


def lock() -> None:
    """Hold the content's row until the caller's transaction ends, where the database locks rows."""
    apps.get_model("content", "ContentState").objects.select_for_update().filter(pk=1).first()


def touch() -> str:
    """Give the content a new token, in the caller's transaction, and return it."""
    states = apps.get_model("content", "ContentState").objects
    state, _ = states.update_or_create(pk=1, defaults={"version": token_hex(8)})
    return state.version
