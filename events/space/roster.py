"""Who comes to a date, for the people of its organisation: read, print, take away, note who was there."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events.enums import RosterUse
from events.models import Registration, Session
from events.permissions import rosters
from events.roster.answers import file_answer, sheet_answer
from events.roster.forms import ATTENDANCE, LateForm, WalkInForm
from events.roster.telling import roster_of
from events.services.attendance import note_attendance, why_closed_door
from events.services.cancelling import cancel_registration
from events.services.refusing import NotPossibleError
from events.services.roster_access import record_access
from events.services.walk_ins import welcome
from events.space.reach import sessions_of
from events.space.workshops import SECTION
from partners.models import Organisation
from partners.space.door import member_of, show

View = Callable[..., HttpResponse]


def of_session(view: View) -> View:
    """Bring the session; one whose names the user may not read answers like what does not exist."""

    @member_of()
    @wraps(view)
    def enter(request: HttpRequest, organisation: Organisation, pk: int, **keys: object) -> HttpResponse:
        allowed = rosters(request.user) & sessions_of(organisation)
        dated = allowed.select_related("place").prefetch_related("meetings")
        return view(request, organisation, get_object_or_404(dated, pk=pk), **keys)

    return enter


@of_session
def roster(request: HttpRequest, organisation: Organisation, session: Session) -> HttpResponse:
    return _page(request, organisation, session, WalkInForm())


def _page(
    request: HttpRequest, organisation: Organisation, session: Session, form: WalkInForm
) -> HttpResponse:
    record_access(user=request.user, session=session, how=RosterUse.VIEW)
    context = {
        "session": session,
        "roster": roster_of(session),
        "closed": why_closed_door(session, now=timezone.now()),
        "is_full": session.free is not None and session.free <= 0,
        "form": form,
    }
    return show(request, organisation, "events/space/roster.html", context, section=SECTION)


@of_session
def roster_sheet(request: HttpRequest, organisation: Organisation, session: Session) -> HttpResponse:
    record_access(user=request.user, session=session, how=RosterUse.PRINT)
    return sheet_answer(request, session)


@of_session
def roster_file(
    request: HttpRequest, organisation: Organisation, session: Session, kind: str
) -> HttpResponse:
    record_access(user=request.user, session=session, how=RosterUse.EXPORT)
    return file_answer(session, kind)


@require_POST
@of_session
def attendance(
    request: HttpRequest, organisation: Organisation, session: Session, registration: int, mark: str
) -> HttpResponse:
    """Note one tap. A script gets what is noted now; a plain form goes back to the list."""
    form, now = LateForm(request.POST), timezone.now()
    if mark not in ATTENDANCE or not form.is_valid():
        return HttpResponseBadRequest()
    noted_at = now - timedelta(milliseconds=form.cleaned_data["age"] or 0)
    told = {"attendance": ATTENDANCE[mark], "noted_at": noted_at, "now": now}
    is_script = request.headers.get("Accept") == "application/json"
    try:
        noted = note_attendance(session=session, registration=registration, **told)
    except (Registration.DoesNotExist, NotPossibleError) as refusal:
        gone = _("This person has no seat any more. Load the list again.")
        words = str(refusal) if isinstance(refusal, NotPossibleError) else gone
        if is_script:
            return JsonResponse({"detail": words}, status=409)
        messages.error(request, words, extra_tags="failed")
        noted = ""
    if is_script:
        return JsonResponse({"attendance": noted})
    address = reverse("space-roster", args=[organisation.slug, session.pk])
    return HttpResponseRedirect(f"{address}#person-{registration}")


@require_POST
@of_session
def walk_in(request: HttpRequest, organisation: Organisation, session: Session) -> HttpResponse:
    """Add somebody who came without registering; what is wrong is said beside what was typed."""
    form = WalkInForm(request.POST)
    if form.is_valid() and _is_in(request, session, form):
        return redirect("space-roster", organisation.slug, session.pk)
    return _page(request, organisation, session, form)


def _is_in(request: HttpRequest, session: Session, form: WalkInForm) -> bool:
    told = {"person": form.person(), "language": form.cleaned_data["language"]}
    reason = form.cleaned_data["reason"]
    try:
        came = welcome(session=session.pk, **told, now=timezone.now(), by=request.user, reason=reason)
    except NotPossibleError as refusal:
        form.refuse(refusal)
        return False
    said = _("%(name)s has a seat and is noted present.")
    messages.success(request, said % {"name": came.full_name})
    return True


@of_session
def not_coming(
    request: HttpRequest, organisation: Organisation, session: Session, registration: int
) -> HttpResponse:
    """Ask, then cancel the seat of somebody who called to say so; the next in line is told."""
    one = get_object_or_404(session.registrations.active().select_related("party"), pk=registration)
    if request.method == "POST":
        cancel_registration(registration=one, now=timezone.now())
        messages.success(request, _("%(name)s does not come any more.") % {"name": one.full_name})
        return redirect("space-roster", organisation.slug, session.pk)
    record_access(user=request.user, session=session, how=RosterUse.VIEW)
    context = {"session": session, "registration": one}
    return show(request, organisation, "events/space/not_coming.html", context, section=SECTION)
