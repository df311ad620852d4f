"""Links to one registration for one purpose, signed: nobody guesses one, nor uses it for something else."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.translation import override

from events.models import Party, Registration


def manage_url(of: Registration | Party) -> str:
    """Return the absolute address where a person, or who answers for a party, sees where they stand."""
    one = of if isinstance(of, Registration) else of.registrations.first()
    with override(of.language):
        return f"{settings.SITE_URL}{reverse('registered', args=[seal(one, 'see')])}"


def seal(registration: Registration, purpose: str) -> str:
    """Return the end of a link that shows or does `purpose` for this registration."""
    return _signer(purpose).sign(registration.key)


def unseal(token: str, purpose: str, *, good_for: timedelta) -> Registration | None:
    """Return the registration that a link names; None when it is forged, for something else, or too old."""
    try:
        key = _signer(purpose).unsign(token, max_age=good_for)
    except BadSignature:
        return None
    found = Registration.objects.filter(key=key)
    return found.select_related("session__place", "party").first()


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"events.registration.{purpose}")
