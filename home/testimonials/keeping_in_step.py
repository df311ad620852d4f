"""The search of the site follows stories, their consents, and the page that shows them."""

from collections.abc import Iterable
from uuid import UUID

from network.catalogue.projection import refresh

SUBJECT = "testimonial"


def subject_of(key: UUID) -> str:
    """Return the name that the catalogue knows a story by."""
    return f"{SUBJECT}:{key}"


def refresh_stories(keys: Iterable[UUID]) -> None:
    """Bring the entries of these stories up to date, in the transaction that changes them."""
    refresh(map(subject_of, keys))
