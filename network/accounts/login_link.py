"""A link in a letter that logs in: good once, for thirty minutes, dead when anything of the account changed.

Not Django's PasswordResetTokenGenerator: it lives for days everywhere or nowhere, and stays good until the
log-in is over, which a second factor can delay.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network.accounts.letters import write_letter
from network.users.models import User

GOOD_FOR = timedelta(minutes=30)
SALT = "network.accounts.login_link"


@dataclass(frozen=True, slots=True)
class LoginLink:
    """An unused link and whom it logs in."""

    token: str
    user: User

    def use(self) -> bool:
        """Return whether it is used for the first time."""
        key = salted_hmac(SALT, self.token).hexdigest()
        return cache.add(f"login-link-{key}", 1, GOOD_FOR.total_seconds())


def token_of(user: User) -> str:
    return signing.dumps([user.pk, _state(user)], salt=SALT)


def open_link(token: str) -> LoginLink | None:
    """Return whom a link logs in; None when it is forged, too old, or the account has changed since."""
    try:
        pk, state = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return LoginLink(token, user) if user and constant_time_compare(state, _state(user)) else None


def send_link(*, email: str, follow: str = "") -> None:
    """Write to an address that has an account; nothing where it has none, and the caller is not told."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    query = f"?{urlencode({'next': follow})}" if follow else ""
    link = settings.SITE_URL + reverse("account_link", args=[token_of(user)]) + query
    subject = _("Your link to log in")
    write_letter(to=user.email, subject=subject, template="account/mail/link.txt", context={"link": link})


def _state(user: User) -> str:
    """Return what changes when somebody logs in, changes the password, or the address."""
    return salted_hmac(SALT, f"{user.password}|{user.last_login}|{user.email}").hexdigest()[:32]
