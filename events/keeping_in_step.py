"""The catalogue follows workshops and sessions: at once, or once for many changes together."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import transaction

from network.catalogue.projection import refresh

SUBJECT = "workshop"
_waiting: ContextVar[set[UUID] | None] = ContextVar("waiting", default=None)


def subject_of(key: UUID) -> str:
    """Return the name that the catalogue knows a workshop by."""
    return f"{SUBJECT}:{key}"


def refresh_workshops(keys: Iterable[UUID]) -> None:
    """Bring the cards of these workshops up to date, now or at the end of `one_refresh`."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.update(keys)
    elif subjects := sorted({subject_of(key) for key in keys}):
        refresh(subjects)


@contextmanager
def one_refresh() -> Iterator[None]:
    """Within the block many changes cost one refresh, made at its end in the same transaction."""
    with transaction.atomic():
        waiting: set[UUID] = set()
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        refresh_workshops(waiting)
