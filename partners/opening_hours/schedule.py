"""Opening hours as spans of time: when a place is open, on holidays too."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours as Rules
from opening_hours import State

from partners.opening_hours.repair import repair

PARIS = ZoneInfo("Europe/Paris")
_FARTHEST = timedelta(days=366)
_COMMENT = re.compile(r'"[^"]*"')
_EARLY = time(6)
"""A span that ends before this hour belongs to the evening before."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` in local time a place is open, or may be when `is_certain` is False."""

    start: datetime
    end: datetime
    is_certain: bool = True
    comment: str = ""


def local(at: datetime) -> datetime:
    """Return the moment in Paris. Through UTC: the hour that clocks skip in spring is no moment."""
    return at.astimezone(UTC).astimezone(PARIS)


def holiday_name(on: date, language: str = "fr") -> str:
    """Return the name of a French public holiday in `fr` or `en_US`; nothing on other days."""
    return _holidays(on.year, language).get(on, "")


@lru_cache(maxsize=32)
def _holidays(year: int, language: str) -> Mapping[date, str]:
    # Read where it is asked for: the calendars of the world take 11 MB, which an import does without.
    from holidays.countries.france import France

    return France(years=year, language=language)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rules of a place. `regular` is the same without public holidays."""

    notation: str
    rules: Rules
    regular: Rules
    says_school_holidays: bool

    def state(self, at: datetime) -> tuple[State, str]:
        return self.rules.state(local(at))

    def changes(self, at: datetime) -> Iterator[tuple[datetime, State]]:
        """Yield the coming changes of state within a year: when, and to what."""
        start_at, end_at = local(at), local(at.astimezone(UTC) + _FARTHEST)
        for start, _, state, _ in self.rules.intervals(start_at, end_at):
            if start > start_at:
                yield start, state

    def day(self, on: date, *, is_regular: bool = False) -> tuple[Span, ...]:
        """Return the spans of a day, in order; one that passes midnight belongs to its evening."""
        return _spans(self.regular if is_regular else self.rules, on)

    def is_unusual(self, on: date) -> bool:
        """Return whether `on` is a public holiday that changes the hours."""
        return bool(holiday_name(on)) and self.day(on) != self.day(on, is_regular=True)


# A page tells a day twice, in words and for machines; many places keep the same hours.
@lru_cache(maxsize=4096)
def _spans(rules: Rules, on: date) -> tuple[Span, ...]:
    midnight = datetime.combine(on, time(), PARIS)
    next_midnight = datetime.combine(on + timedelta(days=1), time(), PARIS)
    found = rules.intervals(midnight - timedelta(days=1), next_midnight + timedelta(days=1))
    spans = (
        Span(start, end, state == State.OPEN, comment)
        for start, end, state, comment in found
        if state != State.CLOSED
    )
    return tuple(
        _cut(span, midnight, next_midnight) for span in spans if _touches(span, midnight, next_midnight)
    )


def _touches(span: Span, midnight: datetime, next_midnight: datetime) -> bool:
    if span.start >= next_midnight:
        return False
    is_last_night = span.start < midnight and span.end <= datetime.combine(midnight, _EARLY, PARIS)
    return span.end > midnight and not is_last_night


def _cut(span: Span, midnight: datetime, next_midnight: datetime) -> Span:
    """Return the part of the span that is told on this day."""
    is_night = next_midnight < span.end <= datetime.combine(next_midnight, _EARLY, PARIS)
    end = span.end if is_night and span.start > midnight else min(span.end, next_midnight)
    return Span(max(span.start, midnight), end, span.is_certain, span.comment)


@lru_cache(maxsize=4096)
def parse(text: str) -> Schedule | None:
    """Return the schedule of a text, or None when it cannot be understood.

    A text that is silent about public holidays (`PH`) means closed on them, unless it is 24/7:
    nobody should stand before a locked door on the 14th of July.
    """
    notation = repair(text)
    if not notation:
        return None
    said = _COMMENT.sub("", notation)
    is_silent = "PH" not in said and notation != "24/7"
    return Schedule(
        notation=notation,
        rules=Rules(f"{notation}; PH off" if is_silent else notation, timezone=PARIS, country="FR"),
        regular=Rules(notation, timezone=PARIS),
        says_school_holidays="SH" in said,
    )
