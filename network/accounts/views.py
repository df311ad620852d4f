"""Our own pages of an account: the link by e-mail, the password, the devices, and where all of them are."""

import time

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.password_change import change_password, finalize_password_set
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core.ratelimit import consume
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from network.accounts.forms import LinkForm, PasswordForm
from network.accounts.login_link import LoginLink, open_link, send_link
from network.accounts.staff import has_second_factor, needs_second_factor

# Longer than the slower of both answers takes: to write a letter or none.
ANSWER_SECONDS = 0.3
reads_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@reads_and_acts
def ask_link(request: HttpRequest) -> HttpResponse:
    """Ask for an address; the answer is the same, as fast, whether it has an account or not."""
    form = LinkForm(request.POST or None)
    follow = get_next_redirect_url(request) or ""
    if request.method != "POST" or not form.is_valid() or not _may_ask(request, form):
        return render(request, "account/link_ask.html", {"form": form, "next": follow})
    began = time.monotonic()
    send_link(email=form.cleaned_data["email"], follow=follow)
    time.sleep(max(0, began + ANSWER_SECONDS - time.monotonic()))
    return redirect("account_link_sent")


def _may_ask(request: HttpRequest, form: LinkForm) -> bool:
    if consume(request, action="request_login_code", key=form.cleaned_data["email"]):
        return True
    form.add_error(None, _("Several links were asked for already. Wait some minutes, or call us."))
    return False


@require_http_methods(["GET", "HEAD"])
def link_sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter leaves if the address has an account."""
    return render(request, "account/link_sent.html")


@reads_and_acts
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button that logs in: programs that read mail open links, they press no button."""
    link = open_link(token)
    if link is None or (request.method == "POST" and not link.use()):
        return render(request, "account/link_gone.html", status=404)
    if request.method == "POST":
        return _log_in(request, link)
    follow = get_next_redirect_url(request) or ""
    return render(request, "account/link_follow.html", {"email": link.user.email, "next": follow})


def _log_in(request: HttpRequest, link: LoginLink) -> HttpResponse:
    """Let allauth go on: the second factor is asked as after a password."""
    record_authentication(request, link.user, method="mail_link", email=link.user.email)
    follow = get_next_redirect_url(request)
    return perform_login(request, Login(user=link.user, email=link.user.email, redirect_url=follow))


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Show what an account has and where to change it."""
    told = {"has_factor": has_second_factor(request.user), "must_have": needs_second_factor(request.user)}
    return render(request, "account/overview.html", told)


@login_required
@reauthentication_required
@sensitive_post_parameters("password")
@reads_and_acts
def password(request: HttpRequest) -> HttpResponse:
    """Choose a password; other devices are logged out by it."""
    if request.method == "POST" and not consume(request, action="change_password"):
        return render(request, "429.html", status=429)
    form = PasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        change_password(request.user, form.cleaned_data["password"])
        finalize_password_set(request, request.user)
        return redirect("account")
    return render(request, "account/password.html", {"form": form})
