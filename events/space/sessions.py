"""The dates of a workshop in the space of its organisation: add one, change one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Session
from events.services import locking
from events.services.capacity import settle
from events.services.moving import facts_of
from events.services.partner_sessions import add_sessions, edition
from events.space.calling_off import off_already
from events.space.meanwhile import began, other_words, together
from events.space.reach import sessions_of, workshops_of
from events.space.session_form import NewSessionForm, SessionForm
from events.space.workshops import SECTION
from network.catalogue.enums import Status
from network.sheets.verdicts import RefusedError
from partners.models import Organisation
from partners.space.door import member_of, show


@member_of()
def new_session(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    workshop = get_object_or_404(workshops_of(organisation), pk=pk)
    session = Session(workshop_key=workshop.translation_key)
    form = NewSessionForm(request.POST or None, instance=session, organisation=organisation)
    if form.is_valid() and _added(request, form):
        return redirect("space-workshops", organisation.slug)
    context = {"form": form, "workshop": workshop}
    return show(request, organisation, "events/space/session.html", context, section=SECTION)


def _added(request: HttpRequest, form: NewSessionForm) -> bool:
    session = form.save(commit=False)
    try:
        number = add_sessions(session=session, until=form.cleaned_data["until"], now=timezone.now())
    except RefusedError as refusal:
        form.add_error("until", str(refusal))
        return False
    said = ngettext("%(number)s date was added.", "%(number)s dates were added.", number)
    messages.success(request, said % {"number": number})
    return True


@member_of()
def edit_session(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Change a date while nobody takes a seat of it; whoever counts on it is told."""
    session = get_object_or_404(sessions_of(organisation), pk=pk)
    if session.status == Status.CANCELLED:
        return off_already(request, organisation)
    if request.method == "POST":
        with locking.held(session.pk) as held:
            return _change(request, organisation, held)
    form = SessionForm(instance=session, organisation=organisation)
    return _session_page(request, organisation, form, edition=edition(session), began=began(form))


def _change(request: HttpRequest, organisation: Organisation, session: Session) -> HttpResponse:
    """Save what was typed, unless somebody else wrote since: then show both."""
    if session.status == Status.CANCELLED:
        return off_already(request, organisation)
    before, mark = facts_of(session), edition(session)
    now = SessionForm(instance=session, organisation=organisation)
    is_stale = request.POST.get("edition", "") != mark
    typed = together(request.POST, now) if is_stale else request.POST
    form = SessionForm(typed, instance=session, organisation=organisation)
    theirs = other_words(form, now) if is_stale else []
    if theirs or not form.is_valid():
        return _session_page(request, organisation, form, edition=mark, began=began(now), theirs=theirs)
    form.save()
    is_told = settle(session=session.pk, now=timezone.now(), before=before)
    said = _("The date is changed. Whoever is registered is told.") if is_told else _("The date is changed.")
    messages.success(request, said)
    return redirect("space-workshops", organisation.slug)


def _session_page(
    request: HttpRequest, organisation: Organisation, form: SessionForm, **context: object
) -> HttpResponse:
    context |= {"form": form, "session": form.instance, "workshop": form.instance.workshop}
    return show(request, organisation, "events/space/session.html", context, section=SECTION)
