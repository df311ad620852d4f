"""Somebody does not come, or the session does not take place: nobody comes in vain, no seat stays empty."""

from datetime import datetime

from django.utils import timezone

from events.enums import MessageKind, RegistrationStatus
from events.models import Registration, Session
from events.services.seats import Seats, held_seats
from events.services.waiting_list import serve_line
from network.catalogue.enums import Status


def cancel_registration(
    *, registration: Registration, now: datetime, with_party: bool = False
) -> Registration:
    """Cancel one registration, or with it all of its party, and offer the seats.

    Return the registration as it is then; cancelled twice is cancelled.
    """
    with held_seats(registration.session_id, now) as seats:
        same = Registration.objects.filter(session=registration.session_id).select_related("party")
        one = same.get(pk=registration.pk)
        asked = same.filter(turn=one.turn) if with_party else same.filter(pk=one.pk)
        leaving = [one, *asked.active().exclude(pk=one.pk)] if one.is_active else list(asked.active())
        seats.move(leaving, RegistrationStatus.CANCELLED)
        serve_line(seats)
    return one


def cancel_session(*, session: Session, note: str = "", now: datetime | None = None) -> Session:
    """Call `session` off, with a note that says why when there is one.

    It stays visible, struck. Everybody registered is told and their seats are freed.
    """
    with held_seats(session.pk, now or timezone.now()) as seats:
        session.status = Status.CANCELLED
        session.note = note or session.note
        session.full_clean()
        session.save(update_fields=["status", "note"])
        release_all(seats)
    return session


def release_all(seats: Seats) -> None:
    """Cancel every registration of a session that is called off, and tell all."""
    people = Registration.objects.active().filter(session=seats.session).select_related("party")
    seats.session.status = Status.CANCELLED
    seats.move(list(people), RegistrationStatus.CANCELLED, told=MessageKind.CALLED_OFF)
