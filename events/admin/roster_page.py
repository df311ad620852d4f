"""The frame of every page that shows who comes to a session; for others there is no such page."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.enums import RosterUse
from events.models import Registration, Session
from events.permissions import rosters
from events.services.roster_access import record_access


class RosterPage:
    """Brings `session`; what is not the user's answers like what does not exist. Each look is noted."""

    header_icon = "group"
    shows_names = True

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        allowed = rosters(request.user).select_related("place")
        self.session: Session = get_object_or_404(allowed, pk=kwargs["session"])
        if self.shows_names:
            record_access(user=request.user, session=self.session, how=RosterUse.VIEW)

    @property
    def list_url(self) -> str:
        return reverse("session:registrations", args=[self.session.pk])

    def get_success_url(self) -> str:
        return self.list_url

    def breadcrumbs(self, *below: dict[str, object]) -> list[dict[str, object]]:
        """Return the way here: home, sessions, then what is below."""
        sessions = {"url": reverse("session:index"), "label": Session._meta.verbose_name_plural.capitalize()}
        return [*super().breadcrumbs_items, sessions, *below]


class RegistrationPage(RosterPage):
    """About one registration of the session."""

    @cached_property
    def registration(self) -> Registration:
        known = self.session.registrations.kept().select_related("party", "session__place")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    @property
    def detail_url(self) -> str:
        return reverse("session:registration", args=[self.session.pk, self.registration.pk])

    def get_page_subtitle(self) -> str:
        return self.registration.full_name

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        people = {"url": self.list_url, "label": _("Registrations"), "sublabel": str(self.session)}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return self.breadcrumbs(people, here)
