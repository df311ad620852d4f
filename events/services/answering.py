"""An offered seat is taken, left to the next, or given on when nobody answered in time."""

from datetime import datetime

from events.enums import RegistrationStatus
from events.models import Registration
from events.services.refusing import NotPossibleError, Reason
from events.services.seats import Seats, held_seats
from events.services.waiting_list import serve_line


def accept_offer(*, registration: Registration, now: datetime) -> Registration:
    """Give the offered seat, to all of a party at once; return the registration as it is then.

    Accepted twice is accepted. An offer is good until it was given on, even a little late. Raises
    NotPossibleError.
    """
    with held_seats(registration.session_id, now) as seats:
        together = _together(registration)
        if together[0].status == RegistrationStatus.CONFIRMED:
            return together[0]
        _check_offered(seats, together[0])
        offered = _offered(together)
        seats.move(offered, RegistrationStatus.CONFIRMED)
    return together[0]


def decline_offer(*, registration: Registration, now: datetime) -> Registration:
    """Leave the offered seats of a person or a whole party to the next; declined twice is declined."""
    with held_seats(registration.session_id, now) as seats:
        together = _together(registration)
        if together[0].status == RegistrationStatus.OFFERED:
            seats.move(_offered(together), RegistrationStatus.CANCELLED)
            serve_line(seats)
    return together[0]


def expire_offers(*, now: datetime) -> int:
    """Give on every seat whose offer nobody answered in time; return how many offers ended.

    Meant to run every few minutes (`manage.py expire_offers`).
    """
    overdue = Registration.objects.overdue(now).order_by("session")
    sessions = list(overdue.values_list("session", flat=True).distinct())
    return sum(expire_offers_of(session=session, now=now) for session in sessions)


def expire_offers_of(*, session: int, now: datetime) -> int:
    """Do the same for one session."""
    with held_seats(session, now) as seats:
        late = list(Registration.objects.overdue(now).filter(session=session).select_related("party"))
        seats.move(late, RegistrationStatus.EXPIRED)
        serve_line(seats)
    return len(late)


def _together(registration: Registration) -> list[Registration]:
    """Return the registration as it is now, and after it those of the same party."""
    same = Registration.objects.filter(session=registration.session_id, turn=registration.turn)
    people = list(same.select_related("party"))
    return sorted(people, key=lambda one: one.pk != registration.pk)


def _offered(people: list[Registration]) -> list[Registration]:
    return [one for one in people if one.status == RegistrationStatus.OFFERED]


def _check_offered(seats: Seats, registration: Registration) -> None:
    if seats.session.starts_at <= seats.now:
        raise NotPossibleError(Reason.BEGUN)
    if registration.status != RegistrationStatus.OFFERED:
        raise NotPossibleError(Reason.OVER)
