"""Opening hours in the words people say."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from opening_hours import State

from network.content.templatetags.plain_words import day as day_in_words
from network.content.templatetags.plain_words import hour
from partners.opening_hours.monthly import apart
from partners.opening_hours.said import days_named
from partners.opening_hours.schedule import Schedule, Span, holiday_name, local, parse

WEEK = 7
_TONIGHT = timedelta(hours=16)
"""A closing time this near needs no day: nobody mistakes it for tomorrow's."""
_ANY_DAY = date(2024, 2, 5)


@dataclass(frozen=True, slots=True)
class Day:
    """One line of the week: `label` its name, `text` its hours or that it is closed."""

    label: str
    text: str
    is_today: bool


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """What to tell. `is_open` is None when nobody knows; `days` go from Monday to Sunday.

    Each line of `days` is the coming one of its name, so that a holiday shows where it falls.
    `monthly` are the lines of days that come back each month only: “First Saturday of the month”.
    """

    is_open: bool | None
    status_text: str
    days: tuple[Day, ...] = ()
    monthly: tuple[Day, ...] = ()
    holiday_note: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the first to the last on which hours hold; without one it has no end on that side."""

    first: date | None = None
    last: date | None = None

    def status(self, on: date) -> str:
        """Return that it has not begun or is over; nothing on its days."""
        if self.first and on < self.first:
            return _("From %(day)s on") % {"day": day_in_words(self.first)}
        if self.last and on > self.last:
            return _("Over since %(day)s") % {"day": day_in_words(self.last)}
        return ""


ALWAYS = Period()


def describe(text: str, at: datetime, period: Period = ALWAYS) -> OpeningHours:
    """Return the hours of `text` as they stand at the aware moment `at`, in the active language.

    Out of the `period` in which they hold, nothing is open and the week is what it will be or was.
    """
    schedule = parse(text)
    if schedule is None:
        return OpeningHours(None, _("Opening hours not known"))
    now = local(at)
    today = now.date()
    out_of_period = period.status(today)
    state = State.CLOSED if out_of_period else schedule.state(now)[0]
    return OpeningHours(
        is_open=None if state == State.UNKNOWN else state == State.OPEN,
        status_text=out_of_period or _status(schedule, state, now, period),
        days=_days(schedule, today, is_marked=not out_of_period),
        monthly=_monthly(schedule),
        holiday_note="" if out_of_period else _note(schedule, today),
    )


def _status(schedule: Schedule, state: State, now: datetime, period: Period) -> str:
    if state == State.UNKNOWN:
        return _("Hours may change: call first")
    if state == State.OPEN:
        closes = next((at for at, new in schedule.changes(now) if new != State.OPEN), None)
        return _closing(closes, now) if closes else _("Open")
    opens = next((at for at, new in schedule.changes(now) if new == State.OPEN), None)
    if opens and period.last and opens.date() > period.last:
        return _("Closed, ends on %(day)s") % {"day": day_in_words(period.last)}
    return _opening(opens, now) if opens else _("Closed")


def _closing(closes: datetime, now: datetime) -> str:
    if closes - now <= _TONIGHT:
        return _("Open, closes at %(time)s") % {"time": _hour(closes)}
    # "Until midnight" is told with the evening that ends.
    on = (closes - timedelta(minutes=1)).date()
    return _("Open, closes on %(day)s at %(time)s") % {"day": _day(on, now), "time": _hour(closes)}


def _opening(opens: datetime, now: datetime) -> str:
    words = {"day": _day(opens.date(), now), "time": _hour(opens, is_start=True)}
    if opens.date() == now.date():
        return _("Closed, opens at %(time)s") % words
    if opens.date() == now.date() + timedelta(days=1):
        return _("Closed, opens tomorrow at %(time)s") % words
    return _("Closed, opens on %(day)s at %(time)s") % words


def _day(on: date, now: datetime) -> str:
    """Return `jeudi` within a week, `jeudi 3 septembre` beyond."""
    is_near = on - now.date() < timedelta(days=WEEK)
    return str(WEEKDAYS[on.weekday()]) if is_near else day_in_words(on)


def _hour(moment: datetime, *, is_start: bool = False) -> str:
    if not is_start and not moment.hour and not moment.minute:
        return _("midnight")
    # Without its zone, so that the words are Paris's whatever zone is active.
    return hour(moment.replace(tzinfo=None))


def _days(schedule: Schedule, today: date, *, is_marked: bool) -> tuple[Day, ...]:
    coming = sorted((today + timedelta(days=number) for number in range(WEEK)), key=date.weekday)
    return tuple(
        Day(capfirst(str(WEEKDAYS[on.weekday()])), _on(schedule, on), is_marked and on == today)
        for on in coming
    )


def _monthly(schedule: Schedule) -> tuple[Day, ...]:
    _weekly, monthly = apart(schedule.notation)
    return tuple(
        Day(capfirst(days_named(days)), _on_any_day(hours), is_today=False) for days, hours in monthly
    )


def _on_any_day(hours: str) -> str:
    """Return hours said of no day, in words."""
    schedule = parse(hours)
    return hours_in_words(schedule.day(_ANY_DAY, is_regular=True)) if schedule else hours


def _on(schedule: Schedule, on: date) -> str:
    spans = schedule.day(on)
    if not spans and schedule.is_unusual(on):
        return _("Closed (public holiday)")
    return hours_in_words(spans)


def hours_in_words(spans: tuple[Span, ...]) -> str:
    """Return “9 h – 12 h, 14 h – 17 h”, or that it is closed."""
    return ", ".join(map(_span, spans)) or _("Closed")


def _span(span: Span) -> str:
    is_whole_day = span.end - span.start >= timedelta(hours=23)
    words = _("all day") if is_whole_day else f"{_hour(span.start, is_start=True)} – {_hour(span.end)}"
    comment = span.comment or ("" if span.is_certain else _("call first"))
    return f"{words} ({comment})" if comment else words


def _note(schedule: Schedule, today: date) -> str:
    """Return what is unusual in the coming week, or nothing."""
    notes = [_holiday(schedule, on) for on in (today + timedelta(days=number) for number in range(WEEK))]
    if schedule.says_school_holidays:
        notes.append(_("Hours differ in school holidays: call first."))
    return " ".join(filter(None, notes))


def _holiday(schedule: Schedule, on: date) -> str:
    if not schedule.is_unusual(on):
        return ""
    language = "fr" if (get_language() or "").startswith("fr") else "en_US"
    spans = schedule.day(on)
    words = {
        "day": capfirst(day_in_words(on)),
        "name": holiday_name(on, language),
        "hours": hours_in_words(spans),
    }
    if spans:
        return _("%(day)s (%(name)s): %(hours)s.") % words
    return _("%(day)s (%(name)s): probably closed. Call first.") % words
