"""Tells an administrator, on the first screen of the admin, when the search server needs somebody."""

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from network.catalogue.engines import catalogue_engine
from network.catalogue.results import Health


class SearchServerPanel(Component):
    """Shown only when something is wrong; visitors are answered by the database meanwhile."""

    name = "search_server"
    order = 50
    template_name = "catalogue/admin/search_server.html"

    def __init__(self, health: Health) -> None:
        self.health = health

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        return {**super().get_context_data(parent_context), "health": self.health}


def tell_of_search_server(request: HttpRequest, panels: list[Component]) -> None:
    """Add the panel for those who can do something about it."""
    if request.user.is_superuser:
        health = catalogue_engine().health()
        if health.detail or health.waiting:
            panels.append(SearchServerPanel(health))
