"""A series as one event of a calendar (RFC 5545 §3.6.1), its days off written as exceptions."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vRecur

from events.recurrence.pattern import Pattern


def calendar_of(pattern: Pattern, *, minutes: int, title: str, uid: str) -> Calendar:
    """Return a calendar that gives every reader the same dates as the site."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", timezone.now())
    event.add("summary", title)
    event.add("dtstart", _shown(pattern, pattern.first))
    event.add("duration", timedelta(minutes=minutes))
    event.add("rrule", vRecur.from_ical(pattern.rule))
    for name, days in (("rdate", pattern.extra), ("exdate", (*pattern.days_off(), *pattern.without))):
        if days:
            event.add(name, [_shown(pattern, day) for day in days], parameters={"TZID": settings.TIME_ZONE})
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Entraide//Series//FR")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar


def _shown(pattern: Pattern, day: date) -> datetime:
    return datetime.combine(day, pattern.hour, tzinfo=timezone.get_default_timezone())
