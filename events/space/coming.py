"""Who is registered where, on the overview of an organisation."""

from django.utils import timezone

from events.space.reach import sessions_of
from partners.models import Organisation

SHOWN = 5


def coming_dates(organisation: Organisation) -> dict[str, object] | None:
    """Return the next dates with how many come; nothing where none is to come."""
    dates = sessions_of(organisation).upcoming(timezone.now()).open().select_related("place").with_workshops()
    found = list(dates[:SHOWN])
    return {"dates": found, "organisation": organisation} if found else None
