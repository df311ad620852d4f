"""The roster of a session in the admin: to read, to print, to take away, and to note who came."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.viewsets.model import ModelViewSet

from events.admin.roster_forms import AdmissionForm, LateForm, WalkInForm
from events.enums import RosterUse
from events.models import Registration, Session
from events.permissions import rosters
from events.roster.export import FILES
from events.roster.sheet import roster_sheet
from events.roster.telling import Roster, roster_of
from events.services.attendance import check_doors, note_attendance
from events.services.refusing import NotPossibleError
from events.services.roster_access import record_access
from events.services.walk_ins import admit, welcome
from network.content.models import NetworkSettings
from network.content.printing import pdf_answer

ATTENDANCE = {"present": "present", "absent": "absent", "none": ""}


class OfRoster(View):
    """What only those who answer for the workshop may see or do; for others it does not exist."""

    @cached_property
    def session(self) -> Session:
        mine = rosters(self.request.user).select_related("place").prefetch_related("meetings")
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    @cached_property
    def registration(self) -> Registration:
        return get_object_or_404(self.session.registrations, pk=self.kwargs["registration"])

    def roster(self, how: RosterUse) -> Roster:
        """Return the roster and note who had it before them."""
        record_access(user=self.request.user, session=self.session, how=how)
        return roster_of(self.session)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response


class RosterView(OfRoster, TemplateView):
    """The roster on screen, with a form for somebody who came without registering."""

    template_name = "events/admin/roster.html"
    page_title = _("Who comes")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = {
            "session": self.session,
            "roster": self.roster(RosterUse.VIEW),
            "closed": self._why_closed(),
            "is_full": self.session.free is not None and self.session.free <= 0,
            "form": WalkInForm(),
        }
        return super().get_context_data(**context | kwargs)

    def _why_closed(self) -> str:
        try:
            check_doors(self.session, now=timezone.now())
        except NotPossibleError as refusal:
            return str(refusal)
        return ""


class WalkInView(RosterView):
    """Adds somebody who came; what is wrong is said beside what was typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        form = WalkInForm(request.POST)
        if form.is_valid() and self._is_in(form):
            return redirect("session:roster", self.session.pk)
        return self.render_to_response(self.get_context_data(form=form))

    def _is_in(self, form: WalkInForm) -> bool:
        now, reason = timezone.now(), form.cleaned_data["reason"]
        told = {
            "session": self.session.pk,
            "person": form.person(),
            "language": form.cleaned_data["language"],
        }
        try:
            came = welcome(**told, now=now, by=self.request.user, reason=reason)
        except NotPossibleError as refusal:
            form.refuse(refusal)
            return False
        messages.success(
            self.request, gettext("%(name)s has a seat and is noted present.") % {"name": came.full_name}
        )
        return True


class AdmitView(OfRoster):
    """Gives a seat to somebody of the line, or who had cancelled, and came."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        form = AdmissionForm(request.POST)
        form.is_valid()
        reason = form.cleaned_data.get("reason", "")
        try:
            admit(registration=self.registration, now=timezone.now(), by=request.user, reason=reason)
        except NotPossibleError as refusal:
            messages.error(request, str(refusal))
        return _back_to(self.registration)


class AttendanceView(OfRoster):
    """Notes one tap. A script gets what is noted now; a plain form goes back to the list."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, attendance: str, **kwargs: object) -> HttpResponse:
        form = LateForm(request.POST)
        if attendance not in ATTENDANCE or not form.is_valid():
            return HttpResponseBadRequest()
        now = timezone.now()
        noted_at = now - timedelta(milliseconds=form.cleaned_data["age"] or 0)
        try:
            noted = note_attendance(
                session=self.session,
                registration=self.kwargs["registration"],
                attendance=ATTENDANCE[attendance],
                noted_at=noted_at,
                now=now,
            )
        except Registration.DoesNotExist:
            return self._refused(gettext("This person has no seat any more. Load the list again."))
        except NotPossibleError as refusal:
            return self._refused(str(refusal))
        return JsonResponse({"attendance": noted}) if self._is_script else _back_to(self.registration)

    @property
    def _is_script(self) -> bool:
        return self.request.headers.get("Accept") == "application/json"

    def _refused(self, words: str) -> HttpResponse:
        if self._is_script:
            return JsonResponse({"detail": words}, status=409)
        messages.error(self.request, words)
        return redirect("session:roster", self.session.pk)


class RosterSheetView(OfRoster):
    """The roster as a sheet of paper, for the date that is next, or was last."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        now = timezone.now()
        dates = self.session.dates
        date = next((one for one in dates if one.ends_at >= now), dates[-1])
        content = roster_sheet(
            self.roster(RosterUse.PRINT),
            network=NetworkSettings.for_request(request).name,
            date=date,
            made_at=now,
        )
        return pdf_answer(content, name=f"{gettext('Attendance sheet')} {self.session}")


class RosterFileView(OfRoster):
    """The roster as a file for a spreadsheet."""

    def get(self, request: HttpRequest, kind: str, **kwargs: object) -> HttpResponse:
        write, content_type = FILES[kind]
        roster = self.roster(RosterUse.EXPORT)
        response = HttpResponse(write(roster), content_type=content_type)
        name = slugify(f"{gettext('Attendance sheet')} {self.session}")[:60]
        response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
        return response


def _back_to(registration: Registration) -> HttpResponseRedirect:
    address = reverse("session:roster", args=[registration.session_id])
    return HttpResponseRedirect(f"{address}#person-{registration.pk}")


def roster_addresses(viewset: ModelViewSet) -> Iterator[URLPattern]:
    """Return the addresses of the roster, below those of the sessions."""
    # Here, because that page is one of the roster's.
    from events.admin.attesting import AttestationSheetView, AttestView

    views = {
        "roster/<int:pk>/": (RosterView, "roster"),
        "roster/<int:pk>/walk-in/": (WalkInView, "walk_in"),
        "roster/<int:pk>/sheet.pdf": (RosterSheetView, "roster_sheet"),
        "roster/<int:pk>/admit/<int:registration>/": (AdmitView, "admit"),
        "roster/<int:pk>/note/<int:registration>/<slug:attendance>/": (AttendanceView, "attendance"),
        "roster/<int:pk>/attest/<int:registration>/": (AttestView, "attest"),
        "roster/<int:pk>/attest/<int:registration>/attestation.pdf": (
            AttestationSheetView,
            "attestation_sheet",
        ),
    }
    for route, (view, name) in views.items():
        yield path(route, viewset.construct_view(view), name=name)
    for kind in FILES:
        view = viewset.construct_view(RosterFileView)
        yield path(f"roster/<int:pk>/roster.{kind}", view, {"kind": kind}, name=f"roster_{kind}")
