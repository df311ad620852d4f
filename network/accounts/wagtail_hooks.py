"""What the admin gains: a button beside each user, an address, a line of history."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from network.accounts.admin import ResetSecondFactorView
from network.accounts.lost_phone import may_reset
from network.accounts.staff import has_second_factor
from network.users.models import User


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    view = ResetSecondFactorView.as_view()
    return [path("second-factor/<int:pk>/", view, name="reset_second_factor")]


@hooks.register("register_user_listing_buttons")
def reset_button(user: User, request_user: User) -> Iterator[Button]:
    if may_reset(request_user, user) and has_second_factor(user):
        url = reverse("reset_second_factor", args=[user.pk])
        yield Button(_("Take the second factor away"), url=url, icon_name="key", priority=40)


@hooks.register("register_log_actions")
def history(actions: LogActionRegistry) -> None:
    label, message = _("Take the second factor away"), _("Took the second factor away")
    actions.register_action("accounts.reset_second_factor", label, message)
