"""A session gets another day, hour or place: all who count on it are told, once, what holds now."""

from dataclasses import dataclass
from datetime import datetime

from events.enums import MessageKind
from events.models import Message, Registration, Session
from events.services.seats import Seats
from network.catalogue.enums import OPEN_STATUSES


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody who comes must know: all dates with their ends, where, and whether it takes place."""

    dates: tuple[tuple[datetime, datetime], ...]
    place: int | None
    link: str
    is_open: bool


def facts_of(session: Session) -> Facts:
    """Return what people count on, as it is now."""
    dates = tuple((one.starts_at, one.ends_at) for one in session.dates)
    place = None if session.is_online else session.place_id
    return Facts(dates, place, session.remote_url, session.status in OPEN_STATUSES)


def tell_move(seats: Seats, before: Facts | None) -> bool:
    """Tell everybody who has a seat, is offered one or waits, where something is other than `before`.

    Return whether there was something to tell, and somebody to tell it to.
    A message about an earlier change that has not left yet would say the same: it is dropped.
    """
    session = seats.session
    has_changed = before is not None and facts_of(session) != before
    if not has_changed or session.starts_at <= seats.now or not session.is_booked:
        return False
    Message.objects.filter(session=session, kind=MessageKind.MOVED, sent_at=None).delete()
    people = Registration.objects.active().filter(session=session).select_related("party")
    seats.tell(list(people), MessageKind.MOVED, which=f"{seats.now.timestamp():.6f}")
    return True
