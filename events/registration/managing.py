"""The page behind a manage link: where somebody stands, and buttons. Opening it changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from events.attesting.links import attestation_url
from events.enums import Attendance, RegistrationStatus
from events.models import Registration
from events.personal_calendar.links import personal_feed_url
from events.registration.form import ChangeForm
from events.registration.links import Managed, open_managed
from events.registration.views import about, reads_and_acts
from events.services.answering import accept_offer, decline_offer
from events.services.cancelling import cancel_registration
from events.services.changing import change_details
from events.services.refusing import NotPossibleError, Reason
from events.workshop_words import ways_there
from network.content.private import private

ALL = "all"
_ANSWERS = {"accept": accept_offer, "decline": decline_offer}


@private
@reads_and_acts
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link opens, or do what a button asks."""
    managed = open_managed(token)
    if managed is None:
        return render(request, "events/registration/gone.html", status=404)
    people = list(managed.people.select_related("party"))
    chosen = _chosen(people, request.POST.get("person", "") or request.GET.get("cancel", ""))
    form = _change_form(request, managed, people)
    if request.method != "POST":
        return _page(request, managed, people, form, cancelling=chosen)
    try:
        done = _act(request.POST.get("do", ""), managed, chosen, people, form)
    except NotPossibleError as refusal:
        return _page(request, managed, list(managed.people), form, refusal=str(refusal))
    if done:
        return redirect(f"{request.path}?done={done}")
    return _page(request, managed, people, form)


def _chosen(people: list[Registration], asked: str) -> list[Registration]:
    """Return whose cancelling is asked for: one, or all who still come or wait."""
    return [one for one in people if one.is_active and asked in (ALL, str(one.pk))]


def _act(
    what: str,
    managed: Managed,
    chosen: list[Registration],
    people: list[Registration],
    form: ChangeForm | None,
) -> str:
    """Do what a button says and return it; "" where there was nothing to do, or the form has to be mended."""
    now = timezone.now()
    if managed.session.starts_at <= now:
        raise NotPossibleError(Reason.BEGUN)
    if what == "cancel" and chosen:
        cancel_registration(registration=chosen[0], now=now, with_party=len(chosen) > 1)
    elif what in _ANSWERS and managed.answers_offers:
        # One of a party may have left it before the offer came.
        answering = next((one for one in people if one.is_active), people[0])
        _ANSWERS[what](registration=answering, now=now)
    elif form and form.is_bound and _change(people[0], form):
        return "change"
    else:
        return ""
    return what


def _change(registration: Registration, form: ChangeForm) -> bool:
    if not form.is_valid():
        return False
    try:
        change_details(registration=registration, now=timezone.now(), **form.changes(registration))
    except NotPossibleError as refusal:
        form.add_error("email", str(refusal))
        return False
    return True


def _change_form(request: HttpRequest, managed: Managed, people: list[Registration]) -> ChangeForm | None:
    """Return the form of the one registration that the link opens, filled in with what was sent."""
    if managed.party or not people[0].is_active:
        return None
    sent = request.POST if request.POST.get("do") == "change" or "email_fix" in request.POST else None
    return ChangeForm(sent, registration=people[0], workshop=managed.session.workshop)


def _page(
    request: HttpRequest,
    managed: Managed,
    people: list[Registration],
    form: ChangeForm | None,
    *,
    cancelling: list[Registration] = (),
    refusal: str = "",
) -> HttpResponse:
    session = managed.session
    told = {
        "people": people,
        "managed": managed,
        "active": [one for one in people if one.is_active],
        "ahead": _ahead(people),
        "ways": ways_there([session]),
        "form": form,
        "cancelling": cancelling,
        "refusal": refusal,
        "done": "" if refusal else _done(request.GET.get("done", ""), people),
        "is_over": session.starts_at <= timezone.now(),
        "own_data_url": reverse("own_data", args=[request.resolver_match.kwargs["token"]]),
    }
    if not managed.party:
        told |= _own_links(people[0])
    return render(request, "events/registration/manage.html", about(session) | told)


def _own_links(one: Registration) -> dict[str, str]:
    """Return the addresses that only the person's own link may show."""
    was_there = one.attendance == Attendance.PRESENT
    return {
        "calendar_url": personal_feed_url(one) if one.person_key else "",
        "attestation_url": attestation_url(one) if was_there else "",
    }


def _done(what: str, people: list[Registration]) -> str:
    """Return what an address says was done, where it still is so: addresses are opened again."""
    is_so = {
        "cancel": not all(one.is_active for one in people),
        "decline": not any(one.is_active for one in people),
        "accept": any(one.status == RegistrationStatus.CONFIRMED for one in people),
        "change": True,
    }
    return what if is_so.get(what) else ""


def _ahead(people: list[Registration]) -> int:
    """Return how many people wait before the first of these who waits."""
    waiting = [one for one in people if one.status == RegistrationStatus.WAITING]
    if not waiting:
        return 0
    line = Registration.objects.in_line().filter(session=waiting[0].session_id)
    return line.filter(turn__lt=waiting[0].turn).count()
