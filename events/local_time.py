"""Wall-clock time of the network (Europe/Paris), whatever the host's or the reader's own zone."""

from datetime import UTC, datetime, timedelta

from dateutil.tz import datetime_ambiguous, datetime_exists
from django.utils import timezone


def local(moment: datetime) -> datetime:
    """Return `moment`, aware, with the offset of the network's zone."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def to_wall_clock(moment: datetime) -> datetime:
    """Return what a clock on the wall shows at `moment`, as a naive datetime."""
    return local(moment).replace(tzinfo=None)


def from_wall_clock(shown: datetime) -> datetime:
    """Return the moment, in UTC, at which a clock on the wall shows the naive datetime `shown`.

    RFC 5545 §3.3.5: an hour that happens twice is the first one; an hour that the clocks jump over
    counts from before the jump, so 02:30 becomes 03:30.
    """
    return shown.replace(tzinfo=timezone.get_default_timezone(), fold=0).astimezone(UTC)


def is_skipped(shown: datetime) -> bool:
    """Tell whether the clocks jump over the naive datetime `shown`."""
    return not datetime_exists(shown, timezone.get_default_timezone())


def is_twice(shown: datetime) -> bool:
    """Tell whether the naive datetime `shown` happens again after the clocks go back."""
    # dateutil also calls ambiguous what never happens: there too the two readings differ.
    return not is_skipped(shown) and datetime_ambiguous(shown, timezone.get_default_timezone())


def same_time_after(moment: datetime, days: int) -> datetime:
    """Return the moment `days` later at the same time on the wall, over daylight saving."""
    return from_wall_clock(to_wall_clock(moment) + timedelta(days=days))
