"""What is personal in a consent is erased when nobody can need it as evidence any more."""

from datetime import date

from django.db import transaction

from home.models import Consent
from home.testimonials.days import years_after

# An action for damages is open for five years (Code civil, art. 2224).
KEPT_YEARS = 5


@transaction.atomic
def erase_old(*, day: date) -> int:
    """Erase person, contact, words and proof of consents over for five years; return how many."""
    old = Consent.objects.over_before(years_after(day, -KEPT_YEARS)).with_personal_data()
    consents = list(old.select_for_update())
    for consent in consents:
        erase(consent, day)
    return len(consents)


def erase(consent: Consent, day: date) -> None:
    """Erase what is personal in one consent, its proof once the transaction commits."""
    storage, name = consent.proof.storage, consent.proof.name
    consent.person = consent.contact = consent.scope = consent.proof = ""
    consent.erased_on = day
    consent.save()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
