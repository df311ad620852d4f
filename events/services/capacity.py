"""More or fewer seats, and whatever else staff or a file change in the row of a session."""

from datetime import datetime

from events.models import Session
from events.services.cancelling import release_all
from events.services.moving import Facts, tell_move
from events.services.refusing import NotPossibleError, Reason
from events.services.seats import held_seats
from events.services.waiting_list import serve_line
from network.catalogue.enums import Status


def check_capacity(session: Session, capacity: int | None) -> None:
    """Raise NotPossibleError where fewer seats are wanted than people have: nobody loses a seat silently."""
    if capacity is not None and capacity < session.taken:
        raise NotPossibleError(Reason.TAKEN, people=session.taken)


def set_capacity(*, session: int, capacity: int | None, now: datetime) -> Session:
    """Give a session so many seats, None for as many as like; new ones are offered to the line.

    Raises NotPossibleError where more people have a seat.
    """
    with held_seats(session, now) as seats:
        check_capacity(seats.session, capacity)
        seats.session.capacity = capacity
        seats.session.save(update_fields=["capacity"])
        serve_line(seats)
    return seats.session


def settle(*, session: int, now: datetime, before: Facts | None = None) -> bool:
    """Do what a row changed otherwise asks for: offer new seats, or tell all what is other than `before`.

    Return whether people were told of a move.
    """
    with held_seats(session, now) as seats:
        if seats.session.status == Status.CANCELLED:
            release_all(seats)
            return False
        is_told = tell_move(seats, before)
        serve_line(seats)
    return is_told
