"""A month as a table: weeks of days, each with its first dates."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import ngettext

from events.calendar.dates import WorkshopDate
from events.calendar.question import FIRST_YEAR, LAST_YEAR, next_month, previous_month
from events.local_time import local

MOST_IN_A_DAY = 6


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    url: str
    starts_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    is_today: bool
    is_outside: bool
    items: list[Item] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.date.day


@dataclass(frozen=True, slots=True)
class Month:
    title: str
    previous_url: str
    next_url: str
    weeks: list[list[Day]]


def month_of(first: date, dates: Iterable[WorkshopDate], url: Callable[..., str]) -> Month:
    """Return the month that begins on `first`; `url(month=…)` gives the address of another question."""
    by_day: dict[date, list[WorkshopDate]] = defaultdict(list)
    for one in dates:
        by_day[local(one.starts_at).date()].append(one)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        title=month_title(first),
        weeks=[[_day(day, first, by_day[day], url) for day in week] for week in weeks],
        **neighbours(first, url),
    )


def month_title(first: date) -> str:
    """Return the name of a month and its year: "Mars 2027"."""
    return capfirst(format_date(first, "F Y"))


def neighbours(first: date, url: Callable[..., str]) -> dict[str, str]:
    """Return the addresses of the months around; none before today's month, which shows no past date."""
    before, after = previous_month(first), next_month(first)
    return {
        "previous_url": url(month=f"{before:%Y-%m}") if _is_shown(before) else "",
        "next_url": url(month=f"{after:%Y-%m}") if _is_shown(after) else "",
    }


def _is_shown(month: date) -> bool:
    return max(timezone.localdate().replace(day=1), date(FIRST_YEAR, 1, 1)) <= month < date(LAST_YEAR, 1, 1)


def _day(day: date, first: date, dates: list[WorkshopDate], url: Callable[..., str]) -> Day:
    items = [Item(one.title, one.url, one.starts_at, one.place) for one in dates[:MOST_IN_A_DAY]]
    if others := len(dates) - len(items):
        words = ngettext("%(number)s other date", "%(number)s other dates", others) % {"number": others}
        items.append(Item(words, url(day=f"{day:%Y-%m-%d}")))
    return Day(day, is_today=day == timezone.localdate(), is_outside=day.month != first.month, items=items)
