"""The workshops of an organisation in its space: the list with who comes, and the page of each."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from events.models import Session, WorkshopPage
from events.services.partner_workshops import NoCalendarError, edition, latest, propose_workshop
from events.space.meanwhile import BEGAN, began, other_words, together
from events.space.reach import sessions_of, workshops_of
from events.space.standing import Standing, standings
from events.space.workshop_form import WorkshopForm
from partners.models import FormDraft, Organisation
from partners.services.drafting import drop_draft, keep_draft
from partners.space.door import member_of, show
from partners.space.typed import (
    as_sent,
    fields_of,
    keeps_typed,
    mark_of,
    plain,
    say_kept,
    show_unsent,
    take_back,
)

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
    begun = _drafts(request, organisation).filter(what=_what(None)).first()
    context = {"workshops": led_by(organisation), "begun": begun}
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


@keeps_typed(lambda **_keys: WorkshopForm)
@member_of()
def new_workshop(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    page = WorkshopPage(locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE))
    return _edit(request, organisation, page, mark="")


@keeps_typed(lambda **_keys: WorkshopForm)
@member_of()
def edit_workshop(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    page = get_object_or_404(workshops_of(organisation), pk=pk)
    return _edit(request, organisation, latest(page), mark=edition(page))


def _edit(request: HttpRequest, organisation: Organisation, page: WorkshopPage, *, mark: str) -> HttpResponse:
    """Show the form with what was typed before; keep, give up or send it."""
    what = _what(page.pk)
    take_back(request, organisation, what)
    if request.method == "POST":
        return _act(request, organisation, page, what, mark)
    draft = _drafts(request, organisation).filter(what=what).first()
    form = WorkshopForm(as_sent(draft), instance=page)
    if draft is None:
        return _page(request, organisation, form, edition=mark, began=began(form))
    show_unsent(form)
    first = "".join(draft.data.get(BEGAN, ()))
    return _page(request, organisation, form, edition=draft.based_on, began=first, draft=draft)


def _what(pk: int | None) -> str:
    """Return what a draft is of."""
    return f"workshop:{pk or 'new'}"


def _drafts(request: HttpRequest, organisation: Organisation) -> QuerySet[FormDraft]:
    return FormDraft.objects.filter(user=request.user, organisation=organisation)


def _act(
    request: HttpRequest, organisation: Organisation, page: WorkshopPage, what: str, mark: str
) -> HttpResponse:
    keys = {"user": request.user, "organisation": organisation, "what": what}
    wanted, based_on = request.POST.get("do", "send"), mark_of(request.POST)
    if wanted == "drop":
        drop_draft(**keys)
        return redirect(request.path)
    shown_first = {BEGAN: [plain(request.POST.get(BEGAN, ""))]}
    draft = keep_draft(**keys, data=fields_of(request.POST, WorkshopForm) | shown_first, based_on=based_on)
    if wanted == "keep":
        return say_kept(request, draft, request.path)
    now = WorkshopForm(instance=page)
    is_stale = based_on != mark
    form = WorkshopForm(together(request.POST, now) if is_stale else request.POST, instance=page)
    theirs = other_words(form, now) if is_stale else []
    if not theirs and form.is_valid() and _is_proposed(request, organisation, form):
        drop_draft(**keys)
        return redirect("space-workshops", organisation.slug)
    return _page(request, organisation, form, edition=mark, began=began(now), theirs=theirs)


def _page(
    request: HttpRequest, organisation: Organisation, form: WorkshopForm, **context: object
) -> HttpResponse:
    context |= {"form": form, "workshop": form.instance}
    return show(request, organisation, "events/space/workshop.html", context, section=SECTION)


def _is_proposed(request: HttpRequest, organisation: Organisation, form: WorkshopForm) -> bool:
    try:
        with transaction.atomic():
            page = form.save(commit=False)
            page.skills = form.cleaned_data["skills"]
            is_public = propose_workshop(page=page, user=request.user, organisation=organisation)
    except NoCalendarError as problem:
        form.add_error(None, str(problem))
        return False
    said = _("Your workshop is public.") if is_public else _("Thank you. We read it, then publish it.")
    messages.success(request, said)
    return True
