"""What the editor of a workshop page shows besides the fields, its sessions, and what it lets choose."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import Panel

from events.departments import departments_to_choose
from network.catalogue.editing import SkillsOfTheLanguageForm

SHOWN_SESSIONS = 50


class WorkshopForm(SkillsOfTheLanguageForm):
    """Offers the départements of the network's region."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("reserved_for"):
            field.choices = departments_to_choose(self.instance.reserved_for)


class SessionsPanel(Panel):
    """The sessions of the workshop, to read; each is edited on a page of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/sessions_panel.html"

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            context = super().get_context_data(parent_context)
            return context | (self._sessions() if self.instance.pk else {"is_new": True})

        def _sessions(self) -> dict[str, object]:
            sessions = self.instance.sessions()
            coming = sessions.upcoming(timezone.now()).select_related("place")
            back = {"next": reverse("wagtailadmin_pages:edit", args=[self.instance.pk])}
            may = self.request.user.has_perm
            return {
                "coming": coming[:SHOWN_SESSIONS],
                "coming_count": coming.count(),
                "past_count": sessions.past(timezone.now()).count(),
                "add_query": urlencode({"page": self.instance.pk, **back}),
                "back_query": urlencode(back),
                "may_add": may("events.add_session"),
                "may_change": may("events.change_session"),
            }
