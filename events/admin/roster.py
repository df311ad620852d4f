"""The roster of a session in the admin: to read, to print, to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from events.admin.roster_forms import WalkInForm
from events.enums import RosterUse
from events.models import Registration, Session
from events.permissions import rosters
from events.roster.export import FILES
from events.roster.sheet import roster_sheet
from events.roster.telling import Roster, roster_of
from events.services.attendance import check_doors
from events.services.refusing import NotPossibleError
from events.services.roster_access import record_access
from network.content.models import NetworkSettings
from network.content.printing import pdf_answer


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
