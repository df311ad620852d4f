"""The names that the catalogue knows workshops by, and how it follows them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from network.catalogue.projection import refresh, tell_seats_of

if TYPE_CHECKING:
    from events.models import Session

SUBJECT = "workshop"


def subject_of(key: UUID) -> str:
    """Return the name that the catalogue knows a workshop by."""
    return f"{SUBJECT}:{key}"


def refresh_workshops(keys: Iterable[UUID]) -> None:
    """Bring the cards of these workshops up to date."""
    refresh(map(subject_of, keys))


def tell_seats(session: "Session") -> None:
    """Bring the seats of one date up to date on its cards, and nothing else of them."""
    tell_seats_of(session.pk, seats_left=session.seats_left, waiting=session.waiting)
