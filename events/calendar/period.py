"""A day, a week or a month of the calendar, what it is called and which ones lie beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.content.templatetags.plain_words import day as day_in_words

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


# What the links to the periods beside say.
BEFORE = {Unit.DAY: _("Previous day"), Unit.WEEK: _("Previous week"), Unit.MONTH: _("Previous month")}
AFTER = {Unit.DAY: _("Next day"), Unit.WEEK: _("Next week"), Unit.MONTH: _("Next month")}


@dataclass(frozen=True, slots=True)
class Period:
    """From `first`, included, to `after`, excluded."""

    unit: Unit
    first: date
    after: date

    @property
    def title(self) -> str:
        """What it is called: "Mars 2027", "Semaine du lundi 8 mars", "mardi 9 mars"."""
        if self.unit == Unit.MONTH:
            return capfirst(format_date(self.first, "F Y"))
        if self.unit == Unit.WEEK:
            return gettext("Week of %(day)s") % {"day": day_in_words(self.first)}
        return day_in_words(self.first)

    @property
    def holds_today(self) -> bool:
        return self.first <= timezone.localdate() < self.after

    def beside(self, url: Callable[..., str]) -> dict[str, str]:
        """Return addresses and words of the periods around; none before today's, which shows no past date."""
        last = self.first - timedelta(days=1)
        is_past = self.first <= timezone.localdate()
        return {
            "previous_url": "" if is_past or not is_in_calendar(last) else url(**self._asking(last)),
            "next_url": url(**self._asking(self.after)) if is_in_calendar(self.after) else "",
            "previous_label": BEFORE[self.unit],
            "next_label": AFTER[self.unit],
            "today_url": "" if self.holds_today else url(**self._asking(timezone.localdate())),
        }

    def _asking(self, day: date) -> dict[str, str]:
        """Return what asks for the period of the same length that `day` lies in."""
        if self.unit == Unit.MONTH:
            return {"month": f"{day:%Y-%m}"}
        return {"day": f"{day:%Y-%m-%d}"}


def is_in_calendar(day: date) -> bool:
    return FIRST_YEAR <= day.year < LAST_YEAR


def month_of(day: date) -> Period:
    """Return the month of a day."""
    first = day.replace(day=1)
    return Period(Unit.MONTH, first, (first + timedelta(days=32)).replace(day=1))


def week_of(day: date) -> Period:
    """Return the week of a day, from Monday on."""
    monday = day - timedelta(days=day.weekday())
    return Period(Unit.WEEK, monday, monday + timedelta(days=7))


def day_of(day: date) -> Period:
    return Period(Unit.DAY, day, day + timedelta(days=1))
