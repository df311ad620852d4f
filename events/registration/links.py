"""Links to a registration for one purpose, signed: nobody guesses one, nor uses it for something else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from events.models import Party, Registration, Session
from events.models.registration import RegistrationQuerySet

# How long after its last date a registration can still be looked at.
MANAGED_FOR = timedelta(days=30)
_ONE, _TOGETHER = "r", "p"
_managing = Signer(salt="events.registration.manage")


@dataclass(frozen=True, slots=True)
class Managed:
    """What a manage link opens: one registration, or those of a party through who answers for it."""

    of: Registration | Party
    session: Session

    @property
    def party(self) -> Party | None:
        return self.of if isinstance(self.of, Party) else None

    @property
    def answers_offers(self) -> bool:
        """Whether this link accepts and declines: for somebody alone, or for a party by its contact."""
        return self.party is not None or self.of.party_id is None

    @property
    def people(self) -> RegistrationQuerySet:
        """Those who may be looked at and changed through this link."""
        chosen = {"party": self.of} if self.party else {"pk": self.of.pk}
        return Registration.objects.filter(**chosen).order_by("pk")


def manage_url(of: Registration | Party) -> str:
    """Return the absolute address where a person, or who answers for a party, sees and changes it.

    In their language. Good until 30 days after the session, and until the `key` is renewed.
    """
    with override(of.language):
        return f"{settings.SITE_URL}{reverse('manage', args=[manage_token(of)])}"


def manage_token(of: Registration | Party) -> str:
    return _managing.sign(f"{_TOGETHER if isinstance(of, Party) else _ONE}{of.key}")


def open_managed(token: str, *, now: datetime | None = None) -> Managed | None:
    """Return what a manage link opens; None when it is forged, for something else, or over."""
    try:
        named = _managing.unsign(token)
    except BadSignature:
        return None
    model = Party if named[:1] == _TOGETHER else Registration
    of = model.objects.filter(key=named[1:]).select_related("session__place").first()
    if of is None or _last_end(of.session) + MANAGED_FOR < (now or timezone.now()):
        return None
    return Managed(of, of.session)


def links_at(email: str, *, now: datetime) -> list[tuple[Session, str]]:
    """Return each session that somebody at this address is coming to or waits for, with its manage link."""
    since = now - MANAGED_FOR
    own = Registration.objects.reached_at(email, since).select_related("session__place")
    led = Party.objects.reached_at(email, since).select_related("session__place")
    return [(of.session, manage_url(of)) for of in (*own, *led)]


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


def _last_end(session: Session) -> datetime:
    return max(date.ends_at for date in session.dates)


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"events.registration.{purpose}")
