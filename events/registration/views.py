"""The pages by which somebody registers, and the one after. Reading changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Session
from events.registration import answers
from events.registration.form import RegistrationForm
from events.registration.other_dates import other_dates
from events.services.people import Contact, Person
from events.services.refusing import NotPossibleError, Reason, why_closed
from events.services.registering import Enrolment, register
from events.services.resending import resend_links
from events.workshop_words import ways_there
from network.content.clients import is_one_of_few
from network.content.private import private
from network.content.proof import new_challenge
from network.content.traps import TrappedForm

# Of one connection: a help desk enrols a queue of people, a robot thousands.
MOST_AN_HOUR = 30
reads_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@private
@reads_and_acts
def register_page(request: HttpRequest, session: int) -> HttpResponse:
    """Show the form for a date, or register; sent twice it shows the first answer again."""
    date = date_of(session)
    form = RegistrationForm(request.POST or None, workshop=date.workshop)
    if request.method == "POST" and form.is_valid() and is_welcome(request, form):
        try:
            return _register(request, date, form)
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "events/registration/form.html", about_open(date) | {"form": form})


def _register(request: HttpRequest, date: Session, form: RegistrationForm) -> HttpResponse:
    now, mark = timezone.now(), answers.browser_mark(request, date.pk)
    person = form.person()
    done = register(
        session=date.pk,
        person=person,
        language=get_language(),
        now=now,
        consented_at=now,
        asked_by=mark,
    )
    return answered(done, [person], date, mark)


def date_of(session: int) -> Session:
    """Return a date that has a page; raises Http404 for any other."""
    date = get_object_or_404(Session.objects.select_related("place"), pk=session)
    if date.workshop is None:
        raise Http404
    return date


def is_welcome(request: HttpRequest, form: TrappedForm) -> bool:
    """Return whether this connection may send another form; else the form says what to do."""
    if form.is_proven or is_one_of_few(request, what="enrol", most=MOST_AN_HOUR, now=timezone.now()):
        return True
    form.add_error(
        None,
        _("Many registrations came from your connection. Wait an hour, or call us: we enrol you at once."),
    )
    return False


def answered(
    done: Enrolment, people: list[Person], date: Session, mark: str, contact: Contact | None = None
) -> HttpResponse:
    """Lead to the page after the form. Whom another browser registered is sent the link, and told as if new.

    Raises NotPossibleError where somebody new would be refused.
    """
    if not done.added and not any(answers.is_own(one, mark) for one in done.known):
        reason = why_closed(date, now=timezone.now())
        if reason:
            raise NotPossibleError(reason)
        _remind(done)
    answer = answers.answer(done, people, date, mark, contact)
    return answers.keep(redirect("registered", session=date.pk), answer, date.pk)


def _remind(done: Enrolment) -> None:
    for email in {one.email for one in done.known if one.email}:
        resend_links(email=email, now=timezone.now())


def about(date: Session) -> dict[str, object]:
    """Return what every page about a date shows."""
    return {"session": date, "workshop": date.workshop}


def about_open(date: Session) -> dict[str, object]:
    """Return the same for a form, and where else to go when it is closed; Http404 when it is not public."""
    now = timezone.now()
    reason = why_closed(date, now=now)
    if reason == Reason.NOT_PUBLIC:
        raise Http404
    others = other_dates(date, now=now) if reason else ()
    return about(date) | {"reason": reason and reason.label, "others": others}


@private
@require_safe
def registered(request: HttpRequest, session: int) -> HttpResponse:
    """Say where those stand whom this browser has just registered."""
    answer = answers.kept(request, session)
    if answer is None:
        return render(request, "events/registration/gone.html", status=404)
    date = get_object_or_404(Session.objects.select_related("place"), pk=session)
    told = about(date) | {"answer": answer, "ways": ways_there([date])}
    return render(request, "events/registration/done.html", told)


@never_cache
@require_safe
def challenge(request: HttpRequest) -> JsonResponse:
    """Give a browser the work that proves it is one."""
    return JsonResponse(new_challenge(timezone.now()))
