"""An organisation dates its workshops: what people count on is told to them, once."""

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from events.local_time import to_wall_clock
from events.models import Series, Session
from events.recurrence.pattern import Pattern
from events.recurrence.plain import Frequency, PlainRule, patterned
from events.services.series import Plan, carry_out


@transaction.atomic
def add_sessions(*, session: Session, until: date | None, now: datetime) -> int:
    """Add a date, or one a week until a day without public holidays; return how many were added.

    `session` is checked and not saved.
    """
    if until is None:
        session.save()
        return 1
    return len(_weekly(session, until, now).create)


def _weekly(session: Session, until: date, now: datetime) -> Plan:
    start = to_wall_clock(session.starts_at)
    weekly = PlainRule(Frequency.WEEKLY, weekdays=(start.weekday(),), until=until)
    series = Series(
        workshop_key=session.workshop_key,
        minutes=round((session.ends_at - session.starts_at).total_seconds() / 60),
        place=session.place,
        remote_url=session.remote_url,
        capacity=session.capacity,
        note=session.note,
    )
    first = Pattern(first=start.date(), hour=start.time(), skips_public_holidays=True)
    series.pattern = patterned(weekly, first)
    return carry_out(series=series, now=now)


def edition(session: Session) -> str:
    """Return the mark of what the form of a date shows: another one means that somebody wrote since."""
    when, where = (session.starts_at, session.ends_at), (session.place_id, session.remote_url)
    said = repr((*(moment.timestamp() for moment in when), *where, session.capacity, session.note))
    return sha256(said.encode()).hexdigest()[:16]
