"""A session as a calendar file: what one person keeps of it, under the names that the feed uses too."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from events.models import Session
from network.catalogue.enums import OPEN_STATUSES
from network.catalogue.feeds.calendar import sequence_of
from network.catalogue.feeds.content_lines import plain
from network.catalogue.models import EntrySession


def session_calendar(
    session: Session, *, organiser: str = "", is_cancelled: bool = False, told_at: datetime | None = None
) -> bytes:
    """Return the file: every date one event; called off, it takes them out of a calendar (RFC 5546 §3.2.5).

    Call it in the language of the person. `organiser` is an e-mail address. `told_at` is when the person's
    own seat changed: who registers again gets a higher SEQUENCE than their cancellation had.
    """
    is_over = is_cancelled or session.status not in OPEN_STATUSES
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Entraide//Inscription//FR")
    calendar.add("method", "CANCEL" if is_over else "PUBLISH")
    changed_at = max(filter(None, [_changed_at(session), told_at]))
    for number, date in enumerate(session.dates, start=1):
        event = Event()
        event.add("uid", _uid(session, number))
        # Moments, in UTC: every calendar shows them at the hour of its own wall.
        event.add("dtstart", date.starts_at.astimezone(UTC))
        event.add("dtend", date.ends_at.astimezone(UTC))
        _fill(event, session, changed_at, organiser=organiser, is_over=is_over)
        calendar.add_component(event)
    return calendar.to_ical()


def where(session: Session) -> str:
    """Return where people go, on one line: the name and the address of the place, or from home."""
    place = session.place
    if session.is_online or place is None:
        return _("Online, from home")
    town = f"{place.postcode} {place.commune}".strip()
    return plain(", ".join(filter(None, [place.name, place.address, town])))


def _fill(event: Event, session: Session, changed_at: datetime, *, organiser: str, is_over: bool) -> None:
    event.add("summary", plain(str(session.workshop)))
    event.add("location", where(session))
    event.add("url", f"{settings.SITE_URL}{session.workshop.get_url()}")
    event.add("status", "CANCELLED" if is_over else "CONFIRMED")
    event.add("sequence", sequence_of(changed_at))
    event.add("dtstamp", timezone.now())
    event.add("last-modified", changed_at)
    if organiser:
        event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    if session.note:
        event.add("description", plain(session.note))


def _uid(session: Session, number: int) -> str:
    part = "" if number == 1 else f"-{number}"
    return f"session-{session.pk}{part}@{urlsplit(settings.SITE_URL).hostname}"


def _changed_at(session: Session) -> datetime:
    """Return when day, place or status last became other, as the catalogue noted; now where it is hidden."""
    noted = EntrySession.objects.filter(session=session.pk).aggregate(last=Max("changed_at"))["last"]
    return noted or timezone.now()
