"""Somebody comes on another date of the same workshop instead."""

from dataclasses import fields
from datetime import datetime

from events.enums import RegistrationStatus
from events.models import Registration, Session
from events.services import locking
from events.services.cancelling import cancel_registration
from events.services.people import Contact, Person
from events.services.refusing import NotPossibleError, Reason
from events.services.registering import Enrolment, register, register_group


def move_registration(*, registration: Registration, to: Session, now: datetime) -> Registration:
    """Give a person a seat at another date of the workshop, then leave the first; return what they have now.

    The new seat is theirs before the old one is given on: one session is held at a time, and should the
    second step fail they have both, never none. Raises NotPossibleError where no seat is free.
    """
    if not registration.is_active or to.workshop_key != registration.session.workshop_key:
        raise NotPossibleError(Reason.LEFT)
    with locking.held(to.pk):
        moved = _register(registration, to, now).registration
        if moved.status != RegistrationStatus.CONFIRMED:
            # What was written goes back with the transaction.
            raise NotPossibleError(Reason.NO_SEAT)
    if moved.pk != registration.pk:
        cancel_registration(registration=registration, now=now)
    return moved


def _register(registration: Registration, to: Session, now: datetime) -> Enrolment:
    said = {field.name: str(getattr(registration, field.name) or "") for field in fields(Person)}
    told = {
        "session": to.pk,
        "language": registration.language,
        "now": now,
        "consented_at": registration.consented_at,
        "by_staff": True,
    }
    party = registration.party
    if party is None:
        return register(person=Person(**said), **told)
    # Who answers for them is still who is told.
    contact = Contact(name=party.name, email=party.email, phone=str(party.phone or ""))
    return register_group(contact=contact, people=[Person(**said)], **told)
