"""When the dates of a series fall: on the wall clock of Paris, ahead of us, never before a closed door."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from events.local_time import from_wall_clock, to_wall_clock
from home.demo.texts import Texts
from network.catalogue.enums import Status, Weekday
from partners.models import Place
from partners.opening_hours.schedule import holiday_name, parse

STATUSES = {"full": Status.FULL, "cancelled": Status.CANCELLED, "moved_online": Status.MOVED_ONLINE}


def moments(series: Texts, place: Place | None, now: datetime) -> list[datetime]:
    """Return the starts of a series after `now`, aware; its weeks count from the Monday of this one."""
    starts = (from_wall_clock(datetime.combine(on, _time(series))) for on in _days(series, now))
    return [start for start in starts if start > now and not _is_closed(place, to_wall_clock(start).date())]


def status(series: Texts, rank: int) -> Status:
    """Return what became of the date of that rank (0: the first one ahead)."""
    told = series.get("status_of", {})
    return next((STATUSES[name] for name, ranks in told.items() if rank in ranks), Status.SCHEDULED)


def _days(series: Texts, now: datetime) -> Iterator[date]:
    today = to_wall_clock(now).date()
    monday = today - timedelta(days=today.weekday())
    first = monday + timedelta(weeks=series["first_week"], days=Weekday.values.index(series["weekday"]))
    for rank in range(series["count"]):
        yield first + timedelta(weeks=rank * series["every_weeks"])


def _time(series: Texts) -> time:
    return time.fromisoformat(series["time"])


def _is_closed(place: Place | None, on: date) -> bool:
    """Return whether `on` is a public holiday that the place does not say it works on."""
    if not holiday_name(on):
        return False
    schedule = parse(place.opening_hours) if place else None
    return schedule is None or not schedule.day(on)
