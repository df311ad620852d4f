"""To add a session or change one, coming from the list or from the page of its workshop."""

from events.models import WorkshopPage
from network.content.admin.editing import AddRowView


class AddSessionView(AddRowView):
    page_model = WorkshopPage
    key_field = "workshop_key"
