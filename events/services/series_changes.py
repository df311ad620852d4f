"""One session of a series changed: for itself, for those that follow too, or for all that come."""

import copy
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.local_time import to_wall_clock
from events.models import Series, Session
from events.services.series import Plan, carry_out

SHARED = ("place", "remote_url", "capacity", "note")


class Scope(TextChoices):
    THIS = "this", _("This date only")
    FOLLOWING = "following", _("This date and those that follow")
    ALL = "all", _("All the dates to come")


@transaction.atomic
def spread(*, session: Session, changed: set[str], scope: Scope, now: datetime) -> Plan:
    """Give what changed in a saved session to others of its series, and return what became of them.

    Its hour, length, place, link, seats and note spread; its day and status are its own. With FOLLOWING the
    series becomes two, so that those before keep theirs.
    """
    series = session.series
    if scope == Scope.FOLLOWING:
        series = split(series=series, day=session.series_day)
    before = copy.copy(series)
    if changed & {"starts_at", "ends_at"}:
        series.hour = _hour(session)
        series.minutes = int((session.ends_at - session.starts_at).total_seconds()) // 60
        # RDATE and EXDATE name the hour too.
        series.pattern = series.pattern
    for name in changed.intersection(SHARED):
        setattr(series, name, getattr(session, name))
    return carry_out(series=series, before=before, now=now)


@transaction.atomic
def split(*, series: Series, day: date) -> Series:
    """Cut a series in two before `day` and return the second, which takes its sessions along."""
    days = series.pattern.days()
    if not days or day <= days[0]:
        return series
    head, tail = series.pattern.split(day)
    second = copy.copy(series)
    second.pk, second._state.adding, second.pattern = None, True, tail
    second.save()
    series.pattern = head
    series.save()
    series.sessions.filter(series_day__gte=day).update(series=second)
    return second


def leave_out(*, session: Session) -> None:
    """Note that a session about to be deleted is not to be brought back by its series."""
    if session.series:
        session.series.pattern = session.series.pattern.leaving_out(session.series_day)
        session.series.save()


def _hour(session: Session) -> time:
    return to_wall_clock(session.starts_at).time()
