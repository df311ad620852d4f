"""What people are told because a day comes: reminders a week and a day before, thanks after (decision 30)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from events.enums import Attendance, MessageKind
from events.local_time import from_wall_clock, to_wall_clock
from events.models import Message, Session
from events.services.telling import awake_from, message_to, messages_to

# Nobody is disturbed in the evening, at night or on a Sunday.
HOUR = time(10)
# A sender that stood still for longer does not catch up.
LATE = timedelta(days=2)
FURTHEST = timedelta(days=10)
SUNDAY = 6
_NEWS = (MessageKind.CONFIRMED, MessageKind.MOVED)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something told so many days before the first date (`days` below zero: after the last)."""

    kind: MessageKind
    days: int


REMINDERS = (Occasion(MessageKind.WEEK_BEFORE, 7), Occasion(MessageKind.DAY_BEFORE, 1))
THANKS = Occasion(MessageKind.THANKS, -1)


def write_due(*, now: datetime) -> int:
    """Write the reminders and thanks that are due; return how many. Run twice, or killed, each once."""
    coming = Session.objects.open().filter(starts_at__gt=now, starts_at__lte=now + FURTHEST)
    # A course ends weeks after it starts.
    over = Session.objects.open().filter(
        Q(meetings=None, ends_at__gte=now - FURTHEST) | Q(meetings__ends_at__gte=now - FURTHEST),
        ends_at__lt=now,
    )
    written = 0
    for session in coming.filter(confirmed__gt=0):
        written += sum(_remind(session, occasion, now) for occasion in REMINDERS)
    for session in over.filter(confirmed__gt=0).prefetch_related("meetings").distinct():
        written += _thank(session, now)
    return written


def moment_of(occasion: Occasion, session: Session) -> datetime:
    """Return when it is told: at ten in Paris, never on a Sunday (a reminder comes the day before that)."""
    is_after = occasion.days < 0
    day = _day(session.dates[-1].ends_at if is_after else session.starts_at) - timedelta(occasion.days)
    if day.weekday() == SUNDAY:
        day += timedelta(1 if is_after else -1)
    return from_wall_clock(datetime.combine(day, HOUR))


def _remind(session: Session, occasion: Occasion, now: datetime) -> int:
    due = moment_of(occasion, session)
    if not due <= now < due + LATE or not _is_awake(now):
        return 0
    # Who heard of it the same day needs no reminder; nor does who registered after its moment.
    since = from_wall_clock(datetime.combine(_day(due), time()))
    heard = Message.objects.filter(session=session, kind__in=_NEWS, created_at__gte=since)
    people = session.registrations.confirmed().exclude(
        Q(pk__in=heard.exclude(registration=None).values("registration"))
        | Q(party__isnull=False, party__in=heard.exclude(party=None).values("party"))
    )
    return _write(messages_to(list(people.select_related("party")), occasion.kind, now=now))


def _thank(session: Session, now: datetime) -> int:
    """Thank who was there and has an e-mail address: it is they whom the questions are for."""
    due = moment_of(THANKS, session)
    if not due <= now < due + LATE or not _is_awake(now):
        return 0
    people = session.registrations.confirmed().filter(address_refused_at=None).exclude(email="")
    came = people.exclude(attendance=Attendance.ABSENT)
    return _write([message_to(one, THANKS.kind, of=one, now=now) for one in came])


def _write(messages: Sequence[Message]) -> int:
    """Write what was not written before: the name of a message is unique, whoever else writes."""
    known = Message.objects.filter(name__in=[one.name for one in messages])
    names = set(known.values_list("name", flat=True))
    new = [one for one in messages if one.name not in names]
    Message.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _is_awake(now: datetime) -> bool:
    return awake_from(now) == now and to_wall_clock(now).weekday() != SUNDAY


def _day(moment: datetime) -> date:
    return to_wall_clock(moment).date()
