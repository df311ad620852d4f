"""To add a session, change one or delete one, coming from the list or from the page of its workshop."""

from django.db import transaction
from django.utils import timezone

from events.admin.series_views import tell
from events.models import Session, WorkshopPage
from events.services.meetings import set_meetings
from events.services.series_changes import Scope, leave_out, spread
from network.content.admin.editing import AddRowView, DeleteRowView, EditRowView


class SavesMeetings:
    def save_instance(self) -> Session:
        session = super().save_instance()
        set_meetings(session=session, starts=self.form.cleaned_data["other_dates"])
        return session


class AddSessionView(SavesMeetings, AddRowView):
    page_model = WorkshopPage
    key_field = "workshop_key"


class EditSessionView(SavesMeetings, EditRowView):
    """A session of a series is changed for itself, for those that follow too, or for all."""

    def save_instance(self) -> Session:
        session = super().save_instance()
        scope = Scope(self.form.cleaned_data.get("scope", Scope.THIS))
        if scope != Scope.THIS:
            changed = set(self.form.changed_data)
            tell(self.request, spread(session=session, changed=changed, scope=scope, now=timezone.now()))
        return session


class DeleteSessionView(DeleteRowView):
    @transaction.atomic
    def delete_action(self) -> None:
        leave_out(session=self.object)
        super().delete_action()
