"""The one writer of calendars (RFC 5545): one event a date, called off ones marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from network.catalogue.enums import OPEN_STATUSES, Format, Status
from network.catalogue.feeds.content_lines import address, fold, instant, text
from network.catalogue.labels import summary_of
from network.catalogue.meetings import read
from network.catalogue.results import CardPlace, FeedCard

ZONE = ZoneInfo(settings.TIME_ZONE)
# SEQUENCE counts seconds from here: it grows with each change and fits 32 bits until 2088.
_ZERO = int(datetime(2020, 1, 1, tzinfo=ZONE).timestamp())
# So many parts of events leave together.
TOGETHER = 300
# Central European time, as the law of 1996 has it.
_TIME_ZONE = f"""\
BEGIN:VTIMEZONE
TZID:{settings.TIME_ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE""".splitlines()


class Standing(NamedTuple):
    """How a date stands: the word before its title, "" for none, and its STATUS."""

    word: str
    status: str


AS_PLANNED = Standing("", "CONFIRMED")


def calendar(
    cards: Iterable[FeedCard], *, name: str, description: str, own: Mapping[str, Standing] | None = None
) -> Iterator[bytes]:
    """Yield the file in pieces, one event for each date of the cards, and for each further one of a course.

    `own` says what a status means that no session has. SEQUENCE comes from the moment of the last change
    alone, so that every file that tells a date gives it the same.
    """
    yield _lines(_head(name, description))
    waiting: list[bytes] = []
    standings = _called_off() | dict(own or {})
    host = urlsplit(settings.SITE_URL).hostname or ""
    for card in cards:
        about, ends = _about(summary_of(card), card.organisation, _where(card), card.url), {}
        for session, starts_at, ends_at, _seats, status, changed_at, meetings in card.sessions:
            standing = standings.get(status, AS_PLANNED)
            if meetings:
                hours = ((starts_at, ends_at), *read(meetings))
                waiting += _course(f"session-{session}", host, hours, changed_at, card.title, standing, about)
                continue
            if status not in ends:
                ends[status] = _title(card.title, standing) + about
            waiting += (_begin(f"session-{session}@{host}", changed_at, starts_at, ends_at), ends[status])
        if len(waiting) >= TOGETHER:
            yield b"".join(waiting)
            waiting = []
    yield b"".join((*waiting, b"END:VCALENDAR\r\n"))


def _called_off() -> dict[str, Standing]:
    closed = (status for status in Status if status not in OPEN_STATUSES)
    return {status.value: Standing(str(status.label), "CANCELLED") for status in closed}


def _begin(uid: str, changed_at: datetime, starts_at: datetime, ends_at: datetime) -> bytes:
    when = f"DTSTART;{_local(starts_at)}DTEND;{_local(ends_at)}"
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\n{_changed(changed_at)}{when}".encode()


def _course(
    name: str,
    host: str,
    hours: Sequence[tuple[datetime, datetime]],
    changed_at: datetime,
    title: str,
    standing: Standing,
    about: bytes,
) -> Iterator[bytes]:
    """Yield the dates of a course (decision 33): events of their own, as few programs read RDATE."""
    for number, (starts_at, ends_at) in enumerate(hours, start=1):
        # The first keeps the name that the session has wherever it is told.
        uid = name if number == 1 else f"{name}-{number}"
        yield _begin(f"{uid}@{host}", changed_at, starts_at, ends_at)
        if number > 1:
            yield f"RELATED-TO:{name}@{host}\r\n".encode()
        yield _title(f"{title} ({number}/{len(hours)})", standing) + about


def _head(name: str, description: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Entraide//Catalogue//FR", "METHOD:PUBLISH")
    yield from (f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}", f"X-WR-TIMEZONE:{settings.TIME_ZONE}")
    if description:
        yield from (f"DESCRIPTION:{text(description)}", f"X-WR-CALDESC:{text(description)}")
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H")
    yield from _TIME_ZONE


def _lines(lines: Iterable[str]) -> bytes:
    return b"".join(map(fold, lines))


# Programs come again and again for the same cards: their lines are made once.
@lru_cache(maxsize=4000)
def _about(summary: str, organisation: str, where: bytes, url: str) -> bytes:
    """Return the last lines of an event, which all dates of a card share."""
    said = "\\n".join(map(text, filter(None, (summary, organisation))))
    described = fold(f"DESCRIPTION:{said}") if said else b""
    return b"".join((described, where, fold(f"URL:{address(settings.SITE_URL + url)}"), b"END:VEVENT\r\n"))


def _where(card: FeedCard) -> bytes:
    if card.format == Format.REMOTE or card.place is None:
        return fold(f"LOCATION:{text(_('Online'))}") + _point(card.place)
    return _at(card.place)


# Many workshops meet at the same place.
@lru_cache(maxsize=1000)
def _at(place: CardPlace) -> bytes:
    return fold(f"LOCATION:{text(place_words(place))}") + _point(place)


def _point(place: CardPlace | None) -> bytes:
    if place is None or place.latitude is None or place.longitude is None:
        return b""
    return f"GEO:{place.latitude:.6f};{place.longitude:.6f}\r\n".encode()


def place_words(place: CardPlace) -> str:
    """Return a place on one line: name, postcode and commune."""
    commune = f"{place.postcode} {place.commune}".strip()
    return ", ".join(part for part in (place.name, commune) if part)


def _title(title: str, standing: Standing) -> bytes:
    """Return the lines that dates of one status share."""
    summary = f"{standing.word} – {title}" if standing.word else title
    return fold(f"SUMMARY:{text(summary)}") + f"STATUS:{standing.status}\r\n".encode()


# Many dates begin at the same hour, and many changed together.
@lru_cache(maxsize=5000)
def _changed(moment: datetime) -> str:
    stamp = instant(moment)
    return f"DTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{sequence_of(moment)}\r\n"


def sequence_of(moment: datetime) -> int:
    """Return the SEQUENCE of a date that last changed at `moment` (RFC 5545 §3.8.7.4)."""
    return max(0, int(moment.timestamp()) - _ZERO)


@lru_cache(maxsize=5000)
def _local(moment: datetime) -> str:
    return f"TZID={settings.TIME_ZONE}:{moment.astimezone(ZONE):%Y%m%dT%H%M%S}\r\n"
