"""The further dates of a session that is booked as one, as one column holds them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

Meetings = tuple[tuple[datetime, datetime], ...]
_FORMAT = "%Y%m%dT%H%M%SZ"


def written(meetings: Iterable[tuple[datetime, datetime]]) -> str:
    """Return pairs of aware moments, start and end, as periods of RFC 5545 §3.3.9 with blanks between."""
    return " ".join("/".join(f"{one.astimezone(UTC):{_FORMAT}}" for one in pair) for pair in meetings)


@lru_cache(maxsize=2000)
def read(column: str) -> Meetings:
    """Return the pairs that `written` wrote."""
    return tuple(tuple(map(_moment, period.split("/"))) for period in column.split())


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
