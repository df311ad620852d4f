"""The roster of a session in the admin: to read, to print, to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from events.enums import RosterUse
from events.models import Registration, Session
from events.permissions import rosters
from events.roster.answers import file_answer, sheet_answer
from events.roster.forms import WalkInForm
from events.roster.telling import Roster, roster_of
from events.services.attendance import why_closed_door
from events.services.roster_access import record_access


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
            "closed": why_closed_door(self.session, now=timezone.now()),
            "is_full": self.session.free is not None and self.session.free <= 0,
            "form": WalkInForm(),
        }
        return super().get_context_data(**context | kwargs)


class RosterSheetView(OfRoster):
    """The roster as a sheet of paper, for the date that is next, or was last."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        record_access(user=request.user, session=self.session, how=RosterUse.PRINT)
        return sheet_answer(request, self.session)


class RosterFileView(OfRoster):
    """The roster as a file for a spreadsheet."""

    def get(self, request: HttpRequest, kind: str, **kwargs: object) -> HttpResponse:
        record_access(user=request.user, session=self.session, how=RosterUse.EXPORT)
        return file_answer(self.session, kind)
