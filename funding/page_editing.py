"""What the editor of a programme shows besides the fields: its calls."""

from urllib.parse import urlencode

from django.urls import reverse
from wagtail.admin.panels import Panel

SHOWN_CALLS = 50


class CallsPanel(Panel):
    """The calls of the programme, to read; each is edited on a page of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "funding/admin/calls_panel.html"

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            context = super().get_context_data(parent_context)
            return context | (self._calls() if self.instance.pk else {"is_new": True})

        def _calls(self) -> dict[str, object]:
            back = {"next": reverse("wagtailadmin_pages:edit", args=[self.instance.pk])}
            may = self.request.user.has_perm
            return {
                "calls": self.instance.calls()[:SHOWN_CALLS],
                "add_query": urlencode({"page": self.instance.pk, **back}),
                "back_query": urlencode(back),
                "may_add": may("funding.add_call"),
                "may_change": may("funding.change_call"),
            }
