"""What a person types to log in, and the letters they read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from network.accounts.models import AccountLetter
from network.content.traps import TrappedForm
from network.users.models import User
from tests.factories.partners import UserFactory

PASSWORD = "quatre mots sans rapport"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def person(**fields: object) -> User:
    """Return somebody with a password."""
    user = UserFactory(**fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def with_app(user: User) -> list[str]:
    """Give somebody an app that shows codes; return their recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def code(secret: str = SECRET) -> str:
    """Return what the app shows now."""
    now = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(secret, now))


def log_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def ask_link(client: Client, email: str, **more: str) -> HttpResponse:
    with travel(timezone.now() - timedelta(seconds=20), tick=False):
        started = TrappedForm().started
    return client.post(reverse("account_ask_link"), {"email": email, "started": started, **more})


def link_in(letter: AccountLetter) -> str:
    """Return the path of the address in a letter."""
    return re.search(r"https://entraide\.example(/\S+)", letter.text)[1]


@contextmanager
def later(delta: timedelta) -> Iterator[None]:
    with travel(timezone.now() + delta, tick=False):
        yield
