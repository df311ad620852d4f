"""Dates of cards as a calendar to subscribe to (RFC 5545): one event a session, called off ones marked."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from network.catalogue.enums import OPEN_STATUSES, Format, Status
from network.catalogue.feeds.content_lines import address, fold, instant, text
from network.catalogue.results import Card, CardPlace, CardSession

ZONE = ZoneInfo(settings.TIME_ZONE)
# SEQUENCE counts seconds from here: it grows with each change and fits 32 bits until 2088.
_ZERO = int(datetime(2020, 1, 1, tzinfo=ZONE).timestamp())
# So many events leave together.
TOGETHER = 100
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


def calendar(cards: Iterable[Card], *, name: str, description: str) -> Iterator[bytes]:
    """Yield the file in pieces, one event for each date of the cards."""
    yield _lines(_head(name, description))
    waiting: list[bytes] = []
    words = {status: str(Status(status).label) for status in Status.values if status not in OPEN_STATUSES}
    host = urlsplit(settings.SITE_URL).hostname or ""
    for card in cards:
        about = _about(card)
        waiting += [_event(card, session, about, words, host) for session in card.sessions]
        if len(waiting) >= TOGETHER:
            yield b"".join(waiting)
            waiting = []
    yield b"".join((*waiting, b"END:VCALENDAR\r\n"))


def _head(name: str, description: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Entraide//Catalogue//FR", "METHOD:PUBLISH")
    yield from (f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}", f"X-WR-TIMEZONE:{settings.TIME_ZONE}")
    if description:
        yield from (f"DESCRIPTION:{text(description)}", f"X-WR-CALDESC:{text(description)}")
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H")
    yield from _TIME_ZONE


def _lines(lines: Iterable[str]) -> bytes:
    return b"".join(map(fold, lines))


def _about(card: Card) -> bytes:
    """Return the lines that all dates of a card share."""
    said = "\n".join(part for part in (card.summary, card.organisation) if part)
    lines = [f"DESCRIPTION:{text(said)}"] if said else []
    lines += [f"LOCATION:{text(_where(card))}", f"URL:{address(settings.SITE_URL + card.url)}"]
    if card.place and card.place.latitude is not None and card.place.longitude is not None:
        lines.append(f"GEO:{card.place.latitude:.6f};{card.place.longitude:.6f}")
    return _lines(lines)


def _where(card: Card) -> str:
    if card.format == Format.REMOTE or card.place is None:
        return _("Online")
    return place_words(card.place)


def place_words(place: CardPlace) -> str:
    """Return a place on one line: name, postcode and commune."""
    commune = f"{place.postcode} {place.commune}".strip()
    return ", ".join(part for part in (place.name, commune) if part)


def _event(card: Card, session: CardSession, about: bytes, words: dict[str, str], host: str) -> bytes:
    called_off = words.get(session.status)
    title = f"{called_off} – {card.title}" if called_off else card.title
    changed_at = session.changed_at or session.starts_at
    lines = (
        "BEGIN:VEVENT",
        f"UID:session-{session.id}@{host}",
        f"DTSTAMP:{instant(changed_at)}",
        f"LAST-MODIFIED:{instant(changed_at)}",
        f"SEQUENCE:{max(0, int(changed_at.timestamp()) - _ZERO)}",
        f"DTSTART;TZID={settings.TIME_ZONE}:{_local(session.starts_at)}",
        f"DTEND;TZID={settings.TIME_ZONE}:{_local(session.ends_at)}",
        f"SUMMARY:{text(title)}",
        f"STATUS:{'CANCELLED' if called_off else 'CONFIRMED'}",
    )
    return b"".join((_lines(lines), about, b"END:VEVENT\r\n"))


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%Y%m%dT%H%M%S}"
