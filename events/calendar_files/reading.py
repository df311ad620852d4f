"""Reads a calendar of which nothing is sure: its dates one by one, the bad ones with their reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import recurring_ical_events
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from events.local_time import from_wall_clock
from events.recurrence.rules import MOST_DATES
from network.sheets.reading import UnreadableFileError, one_line
from network.sheets.verdicts import RefusedError

MOST_BYTES = 2 * 1024 * 1024
MOST_EVENTS = 2000
LONGEST_HOURS = 12
AHEAD = relativedelta(years=1)
LONGEST_TITLE, LONGEST_UID = 255, 230
YEARS = range(2000, 2100)
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One date of a calendar; `uid` names it, its series and which date of that it is."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    location: str
    url: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that could not be read: what it is called, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a calendar holds from now to a year ahead."""

    happenings: Sequence[Happening]
    refused: Sequence[Refused]
    notices: Sequence[str] = field(default=())


def read_calendar(content: bytes, *, now: datetime) -> CalendarFile:
    """Return the coming dates, at most a year ahead; raises UnreadableFileError for what is no calendar."""
    calendar = _parsed(content)
    events = list(calendar.walk("VEVENT"))
    if len(events) > MOST_EVENTS:
        raise UnreadableFileError(_("The calendar holds more than %(most)s events.") % {"most": MOST_EVENTS})
    happenings: list[Happening] = []
    refused: list[Refused] = []
    for group in _by_uid(events):
        try:
            happenings += _happenings(group, calendar, now)
        except RefusedError as refusal:
            refused.append(Refused(_title(group[0]), str(refusal)))
    happenings.sort(key=lambda one: (one.starts_at, one.uid))
    return CalendarFile(happenings, refused, _notices(events))


def _parsed(content: bytes) -> Calendar:
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(_("The file is larger than 2 MB."))
    if content.startswith(b"PK"):
        raise UnreadableFileError(_("This is a zip archive: open it and send the .ics file that is in it."))
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<")):
        raise UnreadableFileError(
            _("This is a web page, not a calendar: look for the address that ends in .ics.")
        )
    if not start.startswith(b"begin:vcalendar"):
        raise UnreadableFileError(_("This is no calendar: an .ics file begins with BEGIN:VCALENDAR."))
    try:
        return Calendar.from_ical(content.lstrip(b"\xef\xbb\xbf"))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise UnreadableFileError(_("The calendar is damaged: export it again.")) from error


def _by_uid(events: Sequence[Event]) -> list[list[Event]]:
    """Return each series with the dates of it that were changed; the series first."""
    groups: dict[str, list[Event]] = {}
    for number, event in enumerate(events):
        groups.setdefault(str(event.get("UID") or f"#{number}"), []).append(event)
    return [sorted(group, key=lambda event: "RECURRENCE-ID" in event) for group in groups.values()]


def _happenings(group: Sequence[Event], calendar: Calendar, now: datetime) -> list[Happening]:
    for event in group:
        _check(event)
    alone = Calendar()
    for zone in calendar.walk("VTIMEZONE"):
        alone.add_component(zone)
    for event in group:
        alone.add_component(event)
    try:
        found = list(recurring_ical_events.of(alone).between(now, now + AHEAD))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
        raise RefusedError(_("its dates cannot be read")) from None
    if len(found) > MOST_DATES:
        raise RefusedError(_("it makes more than %(most)s dates a year") % {"most": MOST_DATES})
    is_series = any({"RRULE", "RDATE", "RECURRENCE-ID"} & set(event) for event in group)
    happenings = [_happening(event, is_series=is_series) for event in found]
    return [one for one in happenings if one.starts_at >= now]


def _check(event: Event) -> None:
    """Refuse what cannot be a session before it is unfolded: a rule of seconds would take for ever."""
    if event.errors:
        raise RefusedError(_("a line of it is damaged: %(name)s") % {"name": str(event.errors[0][0])[:60]})
    if "DTSTART" not in event:
        raise RefusedError(_("it does not say when it starts"))
    if not isinstance(event["DTSTART"].dt, datetime):
        raise RefusedError(_("it takes the whole day: a session has an hour"))
    if event["DTSTART"].dt.year not in YEARS:
        raise RefusedError(_("it begins in another century"))
    if "DTEND" in event and _moment(event["DTEND"].dt) <= _moment(event["DTSTART"].dt):
        raise RefusedError(_("it ends before it starts"))
    for rule in _rules(event):
        _check_rule(rule)


def _check_rule(rule: dict[str, list[object]]) -> None:
    if not FREQUENCIES.issuperset(map(str, rule.get("FREQ", [""]))):
        raise RefusedError(_("it comes again every hour or more often"))
    if "COUNT" in rule and "UNTIL" in rule:
        raise RefusedError(_("its rule has two ends"))
    if {"BYHOUR", "BYMINUTE", "BYSECOND"} & set(rule):
        raise RefusedError(_("it comes several times a day"))


def _rules(event: Event) -> Iterator[dict[str, list[object]]]:
    rules = event.get("RRULE")
    if rules is not None:
        yield from rules if isinstance(rules, list) else [rules]


def _happening(event: Event, *, is_series: bool) -> Happening:
    start, end = _moment(event.start), _moment(event.end)
    if end <= start:
        raise RefusedError(_("it ends before it starts"))
    if end - start > timedelta(hours=LONGEST_HOURS):
        raise RefusedError(_("it lasts more than twelve hours"))
    # The library gives every date a RECURRENCE-ID; that of an event alone moves with it and names nothing.
    which = f"#{_moment(event['RECURRENCE-ID'].dt):%Y%m%dT%H%MZ}" if is_series else ""
    return Happening(
        uid=f"{one_line(str(event.get('UID', '')))[:LONGEST_UID]}{which}",
        title=_title(event),
        starts_at=start,
        ends_at=end,
        location=one_line(str(event.get("LOCATION", ""))),
        url=one_line(str(event.get("URL", ""))),
        is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
    )


def _moment(moment: datetime | date) -> datetime:
    """Return a moment in UTC; one without a zone is on the wall in Paris."""
    if not isinstance(moment, datetime):
        raise RefusedError(_("it takes the whole day: a session has an hour"))
    return moment.astimezone(UTC) if timezone.is_aware(moment) else from_wall_clock(moment)


def _title(event: Event) -> str:
    return one_line(str(event.get("SUMMARY", "")))[:LONGEST_TITLE] or _("without a title")


def _notices(events: Sequence[Event]) -> list[str]:
    endless = any(not {"COUNT", "UNTIL"} & set(rule) for event in events for rule in _rules(event))
    return (
        [_("Some events have no end: their dates come in for one year. Import again later for more.")]
        if endless
        else []
    )
