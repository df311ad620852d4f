"""A person takes a consent back: the stories leave every page in the same transaction."""

from datetime import date

from django.db import transaction

from home.models import Consent
from home.testimonials.replaying import HOLDS, KIND, WITHDRAWN, key
from network.erasures import record


@transaction.atomic
def withdraw(*, consent: Consent, on: date) -> Consent:
    """Mark `consent` withdrawn; ValidationError when `on` comes before the consent was given."""
    consent.withdrawn_on = on
    return _saved(consent, WITHDRAWN)


@transaction.atomic
def restore(*, consent: Consent) -> Consent:
    """Take back a withdrawal that was made by mistake."""
    consent.withdrawn_on = None
    return _saved(consent, HOLDS)


def _saved(consent: Consent, became: str) -> Consent:
    consent.full_clean()
    consent.save()
    record(KIND, key(consent, became))
    return consent
