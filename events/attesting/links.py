"""The addresses of attestations: the person's own, signed; the public one, with a code; the passport's."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.translation import override

from events.models import Attestation, Registration
from events.registration.links import seal

PURPOSE = "attest"
ATTESTED_FOR = timedelta(days=365)
PASSPORT_FOR = timedelta(days=7)
_passports = TimestampSigner(salt="events.attestation.passport")


def attestation_url(registration: Registration) -> str:
    """Return where a person who was there agrees and gets their attestation."""
    with override(registration.language):
        return settings.SITE_URL + reverse("attestation", args=[seal(registration, PURPOSE)])


def verification_url(attestation: Attestation) -> str:
    """Return where anybody verifies an attestation."""
    with override(attestation.language):
        return settings.SITE_URL + reverse("attestation_verified", args=[attestation.shown_code])


def passport_url(holder: str, language: str) -> str:
    """Return where somebody finds all their attestations, for a week."""
    with override(language):
        return settings.SITE_URL + reverse("passport", args=[_passports.sign(holder)])


def holder_in(token: str) -> str:
    """Return whose passport a link opens; "" when it is forged or too old."""
    try:
        return _passports.unsign(token, max_age=PASSPORT_FOR)
    except BadSignature:
        return ""
