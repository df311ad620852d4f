"""Other doors lead to the one where people log in."""

from allauth.account import views as allauth_views
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from network.accounts.staff import enters_admin


def log_in_elsewhere(request: HttpRequest) -> HttpResponse:
    """Send on to the page where everybody logs in, with the place they wanted to go to."""
    follow = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(follow, request.get_host()):
        return redirect_to_login(follow, resolve_url("account_login"))
    return redirect("account_login")


def log_in(request: HttpRequest) -> HttpResponse:
    """Log in, by allauth; whom the admin sent back though they are logged in go to their space instead."""
    follow = request.GET.get("next", "")
    is_sent_back = request.user.is_authenticated and follow.startswith(reverse("wagtailadmin_home"))
    if is_sent_back and not enters_admin(request.user):
        # What Wagtail says of its own door is for staff.
        list(messages.get_messages(request))
        words = _("This page is for the team of the network. Here is your space.")
        messages.info(request, words, extra_tags="careful")
        return redirect("space:home")
    return allauth_views.login(request)
