"""A mark in the names of indices outside the database: after a restore those of before answer no more.

Rows of a backup have lower versions than the index acknowledged, and their keys are given away again.
"""

from functools import cache
from secrets import token_hex

from django.conf import settings


@cache
def current() -> str:
    """Return what ends the name of an index, nothing where no backup was ever restored."""
    path = settings.VAR_DIR / "search-generation"
    return f"-{path.read_text(encoding='ascii').strip()}" if path.exists() else ""


def renew() -> None:
    """Give up all indices; until another is built (`send_catalogue`), the database answers."""
    (settings.VAR_DIR / "search-generation").write_text(token_hex(4), encoding="ascii")
    current.cache_clear()
