"""The usual week in one line: “lundi au vendredi 9 h – 12 h ; samedi 9 h – 12 h”."""

from datetime import date, timedelta
from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from partners.opening_hours.monthly import Monthly, apart
from partners.opening_hours.said import say_back
from partners.opening_hours.schedule import Schedule, parse
from partners.opening_hours.wording import WEEK, hours_in_words

# Mondays far from each other: hours that differ between them depend on the season.
_MONDAYS = (date(2024, 2, 5), date(2024, 7, 8), date(2024, 10, 14))
Week = list[str]


def usual_week(text: str) -> str:
    """Return the days and hours of a week without holidays, then of the month, whenever one reads it.

    Nothing when they cannot be understood, change with the seasons or are told of public holidays only.
    """
    whole = parse(text)
    weekly, monthly = apart(whole.notation) if whole else ("", [])
    if not weekly:
        return _said(monthly)
    schedule = parse(weekly)
    weeks = [_week(schedule, monday) for monday in _MONDAYS] if schedule else []
    is_steady = bool(weeks) and all(week == weeks[0] for week in weeks)
    return " ; ".join(filter(None, [*_lines(weeks[0]), _said(monthly)])) if is_steady else ""


def _said(monthly: Monthly) -> str:
    return say_back(";".join(f"{days} {hours}" for days, hours in monthly))


def _week(schedule: Schedule, monday: date) -> Week:
    days = (monday + timedelta(days=number) for number in range(WEEK))
    spans = (schedule.day(on, is_regular=True) for on in days)
    return [hours_in_words(one) if one else "" for one in spans]


def _lines(week: Week) -> list[str]:
    runs = groupby(enumerate(week), key=lambda day: day[1])
    shared = [(hours, [number for number, _hours in run]) for hours, run in runs if hours]
    return [f"{_days(numbers[0], numbers[-1])} {hours}" for hours, numbers in shared]


def _days(first: int, last: int) -> str:
    words = {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
    if first == last:
        return str(WEEKDAYS[first])
    # Translators: days of the week, “lundi et mardi”, “lundi au vendredi”.
    return (_("%(first)s and %(last)s") if last == first + 1 else _("%(first)s to %(last)s")) % words
