"""Deadlines as a calendar to subscribe to (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext
from icalendar import Calendar, Event

from funding.index.programmes import Programme
from funding.models.call import Call
from network.geo.normalise import clean

KEPT = timedelta(days=31)
LONGEST = 300


def deadlines_as_calendar(programmes: Iterable[Programme], *, name: str, now: datetime) -> bytes:
    """Return the deadlines to come and those of the last month; a withdrawn programme has none."""
    calendar = Calendar()
    calendar.add("prodid", "-//Entraide//Funding//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(name, LONGEST))
    for one in programmes:
        for call in one.calls:
            if call.closes_at >= now - KEPT:
                _add_deadlines(calendar, one, call)
    return calendar.to_ical()


def _add_deadlines(calendar: Calendar, one: Programme, call: Call) -> None:
    for part, at, words in _deadlines(call):
        calendar.add_component(_event(one, call, f"call-{call.pk}-{part}", at, words))


def _deadlines(call: Call) -> Iterator[tuple[str, datetime, str]]:
    if call.pre_deposit_at:
        yield "pre-deposit", call.pre_deposit_at, gettext("First file before this hour")
    yield "closes", call.closes_at, gettext("Last hour to ask")


def _event(one: Programme, call: Call, key: str, at: datetime, words: str) -> Event:
    changed_at = max(call.changed_at, one.page.last_published_at or call.changed_at)
    url = f"{settings.SITE_URL}{one.url}"
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", changed_at.astimezone(UTC))
    # Grows with each change of the call or of its page: in minutes, which an integer of RFC 5545 can hold.
    event.add("sequence", int(changed_at.timestamp()) // 60)
    event.add("dtstart", at.astimezone(UTC))
    event.add("summary", clean(f"{one.page.title} – {call.label} : {words}", LONGEST))
    event.add("description", clean(f"{one.page.introduction} {call.note}", 2 * LONGEST))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
