"""How to reach somebody who is registered, and what they need, becomes other."""

from datetime import datetime

from events.models import Party, Registration
from events.services import locking
from events.services.people import Contact, Person
from events.services.refusing import NotPossibleError, Reason
from events.services.resending import resend_links


def change_details(
    *,
    registration: Registration,
    email: str,
    phone: str,
    access_needs: str,
    equipment_needed: str,
    now: datetime,
) -> Registration:
    """Write the four texts; return the registration as it is then. A new address is sent the link.

    Raises NotPossibleError where the new address makes it the same person as another of the session.
    """
    with locking.held(registration.session_id):
        one = Registration.objects.select_related("party").get(pk=registration.pk)
        is_new_address = bool(email) and email.casefold() != one.email.casefold()
        one.email, one.phone = email, phone
        one.access_needs, one.equipment_needed = access_needs, equipment_needed
        one.person_key = Person(one.first_name, one.last_name, email, phone).key(_contact(one.party))
        _check_alone(one)
        if is_new_address:
            one.address_refused_at = None
        one.save(
            update_fields=[
                "email",
                "phone",
                "access_needs",
                "equipment_needed",
                "person_key",
                "address_refused_at",
            ]
        )
    if is_new_address:
        resend_links(email=email, now=now)
    return one


def _contact(party: Party | None) -> Contact | None:
    return party and Contact(party.name, party.email, str(party.phone))


def _check_alone(one: Registration) -> None:
    same = Registration.objects.active().filter(session=one.session_id, person_key=one.person_key)
    if one.is_active and same.exclude(pk=one.pk).exists():
        raise NotPossibleError(Reason.KNOWN)
