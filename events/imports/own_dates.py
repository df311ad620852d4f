"""The dates of an organisation's workshops for its archive: seats and how many came, never who."""

from collections.abc import Iterable

from django.utils import timezone

from events.models import WorkshopPage
from events.space.reach import sessions_of, workshops_of
from partners.models import Organisation

COLUMNS = (
    "workshop", "starts_at", "duration_minutes", "place_source", "place_id", "capacity", "status",
    "confirmed", "waiting",
)  # fmt: skip


def dates_of_own(organisation: Organisation) -> Iterable[Iterable[object]]:
    """Yield the columns, then a row a date."""
    pages: dict[object, WorkshopPage] = {page.translation_key: page for page in workshops_of(organisation)}
    yield COLUMNS
    for session in sessions_of(organisation).select_related("place").order_by("starts_at", "pk"):
        place = session.place
        minutes = int((session.ends_at - session.starts_at).total_seconds() // 60)
        yield [
            pages[session.workshop_key].title,
            timezone.localtime(session.starts_at).isoformat(timespec="minutes"),
            minutes,
            place.source if place else "online" if session.remote_url else "",
            place.source_id if place else session.remote_url,
            session.capacity,
            session.status,
            session.confirmed,
            session.waiting,
        ]
