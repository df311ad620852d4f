"""The pages of a registration: the form, and where the person stands. Reading changes nothing."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Session
from events.registration.form import RegistrationForm
from events.registration.links import seal, unseal
from events.services.refusing import NotPossibleError, Reason, why_closed
from events.services.registering import register

# The page right after the form; what comes later has links of its own.
SHOWN_FOR = timedelta(hours=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_page(request: HttpRequest, session: int) -> HttpResponse:
    """Show the form for a date, or register; sent twice it shows the first registration again."""
    date = get_object_or_404(Session.objects.select_related("place"), pk=session)
    form = RegistrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _register(request, date, form)
    return _form(request, date, form, why_closed(date, now=timezone.now()))


def _register(request: HttpRequest, date: Session, form: RegistrationForm) -> HttpResponse:
    now = timezone.now()
    try:
        done = register(
            session=date.pk, person=form.person(), language=get_language(), now=now, consented_at=now
        )
    except NotPossibleError as refusal:
        return _form(request, date, form, refusal.reason)
    return redirect("registered", token=seal(done.registration, "see"))


def _form(request: HttpRequest, date: Session, form: RegistrationForm, reason: Reason | None) -> HttpResponse:
    if reason == Reason.NOT_PUBLIC:
        raise Http404
    told = {"form": form, "session": date, "workshop": date.workshop, "reason": reason and reason.label}
    return render(request, "events/registration/form.html", told)


@never_cache
@require_safe
def registered(request: HttpRequest, token: str) -> HttpResponse:
    """Say where the person stands."""
    registration = unseal(token, "see", good_for=SHOWN_FOR)
    if registration is None:
        return render(request, "events/registration/gone.html", status=404)
    session = registration.session
    told = {"registration": registration, "session": session, "workshop": session.workshop}
    return render(request, "events/registration/done.html", told)
