"""The way back for somebody whose phone is lost, and whose recovery codes too."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.accounts.letters import write_letter
from network.users.models import User


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None) -> None:
    """Take all second factors of somebody away, log them out everywhere, tell them, and note who did it."""
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    log(instance=user, action="accounts.reset_second_factor", user=by)
    write_letter(
        to=user.email,
        subject=_("Your account: something was changed"),
        template="account/mail/notice.txt",
        context={
            "notice": _("We took the second factor away from your account, as you asked us."),
            "account_url": reverse("account"),
        },
    )


def may_reset(actor: User, user: User) -> bool:
    """Return whether the actor may: who administers users; for an administrator another administrator."""
    return actor.has_perm("users.change_user") and (actor.is_superuser or not user.is_superuser)
