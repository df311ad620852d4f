"""Links to one registration for one purpose, signed: nobody guesses one, nor uses it for something else."""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

from events.models import Registration


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
