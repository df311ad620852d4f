"""What allauth asks of the house: who may have an account, where people arrive, what letters say."""

import time
from collections.abc import Mapping
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as allauth_context
from allauth.core.internal.httpkit import clean_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.accounts.letters import write_letter
from network.accounts.staff import enters_admin, needs_second_factor
from network.content.clients import address_of
from network.content.frame import frame
from network.content.templatetags.qr import draw
from network.users.models import User

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104
NOTICES = {
    "account/email/password_set": gettext_lazy("Your password was changed."),
    "mfa/email/totp_activated": gettext_lazy("An app that gives codes was added to your account."),
    "mfa/email/totp_deactivated": gettext_lazy("The app that gives codes was removed from your account."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made for your account."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added to your account."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed from your account."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation alone; every letter is a row."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "This address and this password do not go together. Try again, or ask for a link by e-mail."
        ),
        "incorrect_password": gettext_lazy("This is not your password."),
        "too_many_login_attempts": gettext_lazy(
            "Too many tries. Wait five minutes, or ask for a link by e-mail."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return clean_client_ip(address_of(request)) or UNKNOWN_ADDRESS

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if enters_admin(request.user):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing beside the page: each page says itself what was done."""

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, object]) -> None:
        """Tell the owner of an account what was changed in it."""
        write_letter(
            to=email,
            subject=_("Your account: something was changed"),
            template="account/mail/notice.txt",
            context={"notice": NOTICES[template_prefix], "account_url": reverse("account")},
        )

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Who logged in a moment ago, by whatever way, is not asked again at once."""
        request = allauth_context.request
        records = get_authentication_records(request, request.user)
        is_fresh = records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and super().is_reauthentication_required(app=app, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes named after the network and drawn here; staff keep one factor where the setting asks for it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code is not right, or it is over. Wait for the next one."),
        "cannot_delete_authenticator": gettext_lazy(
            "The network asks for a second factor: add another one before you remove this one."
        ),
    }

    def get_totp_issuer(self) -> str:
        return frame(allauth_context.request).settings.name

    def _get_site_name(self) -> str:
        return frame(allauth_context.request).settings.name

    def build_totp_svg(self, url: str) -> str:
        return draw(url)

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002
        return _("My phone or my computer")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        has_other = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return has_other or not needs_second_factor(authenticator.user)
