"""Days on which consents begin and end: those of the calendar in Paris."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from events.local_time import from_wall_clock, to_wall_clock


def today() -> date:
    """Return the day it is in Paris."""
    return to_wall_clock(timezone.now()).date()


def end_of(day: date) -> datetime:
    """Return the moment at which `day` is over in Paris."""
    return from_wall_clock(datetime.combine(day + timedelta(days=1), time.min))


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; 28 February for the 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
