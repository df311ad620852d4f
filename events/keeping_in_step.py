"""The names that the catalogue knows workshops by, and how it follows them."""

from collections.abc import Iterable
from uuid import UUID

from network.catalogue.projection import refresh

SUBJECT = "workshop"


def subject_of(key: UUID) -> str:
    """Return the name that the catalogue knows a workshop by."""
    return f"{SUBJECT}:{key}"


def refresh_workshops(keys: Iterable[UUID]) -> None:
    """Bring the cards of these workshops up to date."""
    refresh(map(subject_of, keys))
