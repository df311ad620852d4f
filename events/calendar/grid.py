"""A month or a week as a table: weeks of days, each with its first dates."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import ngettext

from events.calendar.dates import WorkshopDate
from events.calendar.period import Period, Unit
from events.local_time import local

# As many as a sheet of A4 holds, and as a screen shows without many turns of the wheel.
MOST_IN_A_DAY = {Unit.MONTH: 4, Unit.WEEK: 12}


@dataclass(frozen=True, slots=True)
class Item:
    """A date in a few words, or the way to the others of its day."""

    title: str
    url: str
    starts_at: datetime | None = None
    place: str = ""
    words: str = ""
    is_off: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """`count` is how many dates take place, `url` where all of them are; none for a day without any."""

    date: date
    is_today: bool
    is_outside: bool
    items: tuple[Item, ...] = ()
    count: int = 0
    url: str = ""

    @property
    def number(self) -> int:
        return self.date.day


@dataclass(frozen=True, slots=True)
class Grid:
    """`strip` is the week that a phone shows in short above the days."""

    title: str
    unit: str
    weeks: list[list[Day]]
    strip: list[Day]


def grid_of(period: Period, dates: Iterable[WorkshopDate], url: Callable[..., str]) -> Grid:
    """Return the table of a month or a week; `url(day=…)` gives the address of another question."""
    by_day: dict[date, list[WorkshopDate]] = defaultdict(list)
    for one in dates:
        by_day[local(one.starts_at).date()].append(one)
    weeks = [[_day(day, period, by_day.get(day, []), url) for day in week] for week in _weeks(period)]
    return Grid(period.title, period.unit, weeks, _strip(weeks))


def _weeks(period: Period) -> list[list[date]]:
    if period.unit == Unit.WEEK:
        return [[period.first + timedelta(days=number) for number in range(7)]]
    return Calendar().monthdatescalendar(period.first.year, period.first.month)


def _strip(weeks: list[list[Day]]) -> list[Day]:
    """Return today's week, else the first one with a date."""
    with_today = (week for week in weeks if any(day.is_today for day in week))
    busy = (week for week in weeks if any(day.items for day in week))
    return next(with_today, None) or next(busy, weeks[0])


def _day(day: date, period: Period, dates: list[WorkshopDate], url: Callable[..., str]) -> Day:
    is_outside = not period.first <= day < period.after
    if not dates:
        return Day(day, day == timezone.localdate(), is_outside)
    its_dates = url(view="list", day=f"{day:%Y-%m-%d}")
    is_month = period.unit == Unit.MONTH
    items = [_item(one, one.town if is_month else one.place) for one in dates[: MOST_IN_A_DAY[period.unit]]]
    if others := len(dates) - len(items):
        words = ngettext("%(number)s other date", "%(number)s other dates", others) % {"number": others}
        items.append(Item(words, its_dates))
    count = sum(not one.is_off for one in dates)
    return Day(day, day == timezone.localdate(), is_outside, tuple(items), count, its_dates)


def _item(one: WorkshopDate, place: str) -> Item:
    return Item(one.title, one.url, one.starts_at, place, one.seats, one.is_off, one.language)
