"""Somebody registers, or enrols others: a seat at once where there is one, else a place in the line."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from events.enums import RegistrationStatus
from events.models import Party, Registration
from events.services.people import Contact, Person
from events.services.refusing import NotPossibleError, Reason, why_closed
from events.services.seats import Seats, held_seats
from events.services.waiting_list import may_pass_line


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What became of a demand: who was added now, and who was registered before and stays as they were."""

    added: list[Registration]
    known: list[Registration]

    @property
    def registration(self) -> Registration:
        """The one registration of somebody who came alone, the first one of a group."""
        return (self.added or self.known)[0]


def register(
    *,
    session: int,
    person: Person,
    language: str,
    now: datetime,
    consented_at: datetime | None = None,
    by_staff: bool = False,
    asked_by: str = "",
) -> Enrolment:
    """Register one person; asked again, return the registration that there is. Raises NotPossibleError."""
    return _enrol(session, [person], None, language, now, consented_at, by_staff, asked_by)


def register_group(
    *,
    session: int,
    contact: Contact,
    people: Sequence[Person],
    language: str,
    now: datetime,
    consented_at: datetime | None = None,
    by_staff: bool = False,
    asked_by: str = "",
) -> Enrolment:
    """Register people together: all have a seat, or all wait. Who is registered already stays as they are.

    `consented_at` is when the contact said that the people agree. Raises NotPossibleError.
    """
    return _enrol(session, people, contact, language, now, consented_at, by_staff, asked_by)


def _enrol(
    session: int,
    people: Sequence[Person],
    contact: Contact | None,
    language: str,
    now: datetime,
    consented_at: datetime | None,
    by_staff: bool,
    asked_by: str,
) -> Enrolment:
    if not people:
        raise NotPossibleError(Reason.NOBODY)
    wanted = {person.key(contact): person for person in people}
    with held_seats(session, now) as seats:
        known = _known(session, wanted)
        new = {key: person for key, person in wanted.items() if key not in {one.person_key for one in known}}
        if not new:
            return Enrolment([], known)
        _check(seats, len(new), by_staff)
        rows = _rows(
            new,
            language=language,
            session_id=session,
            created_at=now,
            consented_at=consented_at,
            asked_by=asked_by,
        )
        party = contact and Party.objects.create(
            session_id=session, language=language, created_at=now, **asdict(contact)
        )
        turn = seats.next_turn()
        for row in rows:
            row.party, row.turn = party, turn
        _seat(seats, rows)
    return Enrolment(rows, known)


def _known(session: int, wanted: dict[str, Person]) -> list[Registration]:
    registered = Registration.objects.active().filter(session=session, person_key__in=wanted)
    return list(registered.select_related("party"))


def _check(seats: Seats, people: int, by_staff: bool) -> None:
    reason = why_closed(seats.session, now=seats.now, by_staff=by_staff)
    if reason:
        raise NotPossibleError(reason)
    capacity = seats.session.capacity
    if capacity is not None and people > capacity:
        raise NotPossibleError(Reason.TOO_MANY, people=people, capacity=capacity)


def _rows(people: dict[str, Person], **shared: object) -> list[Registration]:
    return [Registration(person_key=key, **asdict(person), **shared) for key, person in people.items()]


def _seat(seats: Seats, rows: list[Registration]) -> None:
    has_seats = len(rows) <= seats.free and may_pass_line(seats)
    seats.add(rows, RegistrationStatus.CONFIRMED if has_seats else RegistrationStatus.WAITING)
