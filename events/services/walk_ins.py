"""Somebody at the door without a seat gets one, if need be one more than there were (decision 31)."""

from dataclasses import asdict
from datetime import datetime

from events.enums import Attendance, RegistrationStatus
from events.models import ExtraSeat, Registration, Session
from events.services.answering import expire_offers_of
from events.services.attendance import check_doors
from events.services.people import Person
from events.services.refusing import NotPossibleError, Reason
from events.services.seats import Seats, held_seats
from network.users.models import User


def welcome(
    *, session: int, person: Person, language: str, now: datetime, by: User, reason: str = ""
) -> Registration:
    """Give a seat to somebody who came, and note that they did; done twice it is done once.

    Where no seat is left `reason` says why one is added. Raises NotPossibleError.
    """
    expire_offers_of(session=session, now=now)
    with held_seats(session, now, is_silent=True) as seats:
        known = Registration.objects.active().filter(session=session, person_key=person.key()).first()
        new = known or Registration(
            session_id=session,
            person_key=person.key(),
            language=language,
            created_at=now,
            **asdict(person),
        )
        return _let_in(seats, new, by, reason)


def admit(*, registration: Registration, now: datetime, by: User, reason: str = "") -> Registration:
    """Give a seat to somebody who came though theirs was not sure, or cancelled. Raises NotPossibleError."""
    session = registration.session_id
    expire_offers_of(session=session, now=now)
    with held_seats(session, now, is_silent=True) as seats:
        same = Registration.objects.filter(session=session, person_key=registration.person_key)
        return _let_in(seats, same.active().first() or same.get(pk=registration.pk), by, reason)


def _let_in(seats: Seats, one: Registration, by: User, reason: str) -> Registration:
    check_doors(seats.session, now=seats.now)
    if one.status != RegistrationStatus.CONFIRMED:
        is_extra = seats.free <= 0
        if is_extra:
            _add_seat(seats, reason)
        _seat(seats, one)
        if is_extra:
            ExtraSeat.objects.create(
                session=seats.session, registration=one, made_by=by, made_at=seats.now, reason=reason
            )
    one.attendance, one.attendance_at = Attendance.PRESENT, seats.now
    one.save(update_fields=["attendance", "attendance_at"])
    return one


def _add_seat(seats: Seats, reason: str) -> None:
    """Add a seat before the counters move: the constraint on them holds at every moment."""
    if not reason:
        raise NotPossibleError(Reason.NO_SEAT_LEFT)
    seats.session.capacity += 1
    Session.objects.filter(pk=seats.session.pk).update(capacity=seats.session.capacity)


def _seat(seats: Seats, one: Registration) -> None:
    if one.pk:
        seats.move([one], RegistrationStatus.CONFIRMED)
    else:
        one.turn = seats.next_turn()
        seats.add([one], RegistrationStatus.CONFIRMED)
