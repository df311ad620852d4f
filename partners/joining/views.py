"""The pages of somebody who was invited, and of somebody who asks to be."""

from datetime import datetime

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from network.content.clients import is_one_of_few
from network.users.models import User
from partners.joining.forms import JoinForm, NewAccountForm
from partners.joining.links import invitation_in
from partners.models import Invitation, Organisation
from partners.services.inviting import GoneError, NotTheirsError, accept, accept_as_new

MOST_AN_HOUR = 5
reads_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_post_parameters("password")
@reads_and_acts
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what; take it up by a button, as whom the letter was written to."""
    found, now = invitation_in(token), timezone.now()
    if found is None or not Invitation.objects.open(now).filter(pk=found.pk).exists():
        return _gone(request)
    known = User.objects.filter(email__iexact=found.email).first()
    try:
        return _as_known(request, found, known, now) if known else _as_new(request, found, now)
    except GoneError:
        return _gone(request)


def _as_known(request: HttpRequest, found: Invitation, known: User, now: datetime) -> HttpResponse:
    """Accept with the account that the address has; whoever is not logged in as it does that first."""
    if request.method == "POST" and request.user.is_authenticated:
        try:
            accept(invitation=found, user=request.user, now=now)
        except NotTheirsError:
            return render(request, "partners/invitation.html", _told(found, request, known), status=403)
        return redirect("space:overview", organisation=found.organisation.slug)
    return render(request, "partners/invitation.html", _told(found, request, known))


def _told(found: Invitation, request: HttpRequest, known: User) -> dict[str, object]:
    is_theirs = request.user.is_authenticated and request.user.pk == known.pk
    return {"invitation": found, "is_theirs": is_theirs, "here": request.path}


def _as_new(request: HttpRequest, found: Invitation, now: datetime) -> HttpResponse:
    """Ask for a name, and a password if wanted; make the account, accept, and log in."""
    form = NewAccountForm(request.POST or None, email=found.email)
    if request.method != "POST" or not form.is_valid():
        return render(request, "partners/invitation_new.html", {"invitation": found, "form": form})
    name, password = form.cleaned_data["name"], form.cleaned_data["password"] or None
    try:
        user = accept_as_new(invitation=found, name=name, password=password, now=now)
    except ValidationError:
        # Somebody made the account at the same moment: the page says how to go on.
        return redirect(request.path)
    record_authentication(request, user, method="invitation")
    space = reverse("space:overview", args=[found.organisation.slug])
    return perform_login(request, Login(user=user, email=user.email, redirect_url=space))


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/invitation_gone.html", status=404)


@reads_and_acts
def ask_to_join(request: HttpRequest) -> HttpResponse:
    """Take a request of somebody without an account; whether the address has one is never told."""
    form = JoinForm(request.POST or None, initial=_named(request))
    if request.method != "POST" or not form.is_valid() or not _is_welcome(request, form):
        return render(request, "partners/join.html", {"form": form})
    asked = form.save(commit=False)
    asked.language = get_language()
    asked.save()
    return redirect("join_asked")


def _named(request: HttpRequest) -> dict[str, str]:
    """Return what the form begins with: the organisation from whose page somebody comes."""
    slug = request.GET.get("organisation", "")
    named = Organisation.objects.live().filter(slug=slug).first() if "\0" not in slug else None
    return {"organisation_name": named.name, "commune": named.commune} if named else {}


def _is_welcome(request: HttpRequest, form: JoinForm) -> bool:
    if is_one_of_few(request, what="join", most=MOST_AN_HOUR, now=timezone.now()):
        return True
    form.add_error(None, _("You sent several requests already. Wait an hour, or call us."))
    return False


@require_http_methods(["GET", "HEAD"])
def asked_to_join(request: HttpRequest) -> HttpResponse:
    """Say that somebody reads the request."""
    return render(request, "partners/join_asked.html")
