"""What staff do at the door: note who came, let people in."""

from datetime import timedelta

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin import messages

from events.admin.roster import OfRoster, RosterView
from events.models import Registration
from events.roster.forms import ATTENDANCE, AdmissionForm, LateForm, WalkInForm
from events.services.attendance import note_attendance
from events.services.refusing import NotPossibleError
from events.services.walk_ins import admit, welcome


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


def _back_to(registration: Registration) -> HttpResponseRedirect:
    address = reverse("session:roster", args=[registration.session_id])
    return HttpResponseRedirect(f"{address}#person-{registration.pk}")
