"""The first panel of the admin's front page."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from home.dashboard.waiting import waiting_for


class WaitingPanel(Component):
    name = "waiting"
    order = 100
    template_name = "home/dashboard/waiting.html"

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        context = super().get_context_data(parent_context)
        return context | {"waiting": waiting_for(parent_context["request"].user, timezone.now())}
