"""The workshops of an organisation in its space: the list with who comes, and the page of each."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from events.models import Session, WorkshopPage
from events.services.partner_workshops import NoCalendarError, edition, latest, propose_workshop
from events.space.meanwhile import other_words
from events.space.reach import sessions_of, workshops_of
from events.space.standing import Standing, standings
from events.space.workshop_form import WorkshopForm
from partners.models import Organisation
from partners.space.door import member_of, show

SECTION = "workshops"
MOST_DATES = 200
SHOWN_DATES = 4


@dataclass(frozen=True, slots=True)
class Led:
    """A workshop, how its page stands, its dates to come."""

    page: WorkshopPage
    standing: Standing
    sessions: list[Session]

    @property
    def soonest(self) -> list[Session]:
        return self.sessions[:SHOWN_DATES]

    @property
    def later(self) -> list[Session]:
        return self.sessions[SHOWN_DATES:]


@member_of()
def workshops(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """List the workshops, those with the next dates first."""
    context = {"workshops": led_by(organisation)}
    return show(request, organisation, "events/space/workshops.html", context, section=SECTION)


def led_by(organisation: Organisation) -> list[Led]:
    """Return the workshops of an organisation with their dates to come, soonest first, in five queries."""
    pages = list(workshops_of(organisation).order_by("title"))
    dates: dict[UUID, list[Session]] = defaultdict(list)
    coming = sessions_of(organisation).upcoming(timezone.now()).select_related("place")
    for session in coming.prefetch_related("meetings")[:MOST_DATES]:
        dates[session.workshop_key].append(session)
    found = standings(pages)
    led = [Led(page, found[page.pk], dates[page.translation_key]) for page in pages]
    return sorted(led, key=lambda one: (not one.sessions, one.sessions and one.sessions[0].starts_at))


@member_of()
def new_workshop(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    page = WorkshopPage(locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE))
    return _edit(request, organisation, page, edition="")


@member_of()
def edit_workshop(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    page = get_object_or_404(workshops_of(organisation), pk=pk)
    return _edit(request, organisation, latest(page), edition=edition(page))


def _edit(
    request: HttpRequest, organisation: Organisation, page: WorkshopPage, *, edition: str
) -> HttpResponse:
    form = WorkshopForm(request.POST or None, instance=page)
    is_stale = request.method == "POST" and request.POST.get("edition", "") != edition
    theirs = other_words(form, WorkshopForm(instance=page)) if is_stale else []
    if request.method == "POST" and not theirs and form.is_valid():
        return _propose(request, organisation, form)
    context = {"form": form, "workshop": page, "edition": edition, "theirs": theirs}
    return show(request, organisation, "events/space/workshop.html", context, section=SECTION)


def _propose(request: HttpRequest, organisation: Organisation, form: WorkshopForm) -> HttpResponse:
    try:
        with transaction.atomic():
            page = form.save(commit=False)
            page.skills = form.cleaned_data["skills"]
            is_public = propose_workshop(page=page, user=request.user, organisation=organisation)
    except NoCalendarError as problem:
        form.add_error(None, str(problem))
        context = {"form": form, "workshop": form.instance, "edition": ""}
        return show(request, organisation, "events/space/workshop.html", context, section=SECTION)
    said = _("Your workshop is public.") if is_public else _("Thank you. We read it, then publish it.")
    messages.success(request, said)
    return redirect("space-workshops", organisation.slug)
