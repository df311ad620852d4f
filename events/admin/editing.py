"""To add a session, change one or delete one, coming from the list or from the page of its workshop."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages

from events.admin.series_views import tell
from events.booked import why_kept
from events.models import Session, WorkshopPage
from events.services import locking
from events.services.capacity import settle
from events.services.meetings import set_meetings
from events.services.moving import facts_of
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
    """Reads and saves the session while nobody takes a seat of it, then does what the change asks for.

    A session of a series is changed for itself, for those that follow too, or for all.
    """

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with locking.held(self.get_object().pk):
            # Read again: it may have changed before it was ours.
            self.object = self.get_object()
            self.before = facts_of(self.object)
            return super().post(request, *args, **kwargs)

    def save_instance(self) -> Session:
        session = super().save_instance()
        settle(session=session.pk, now=timezone.now(), before=self.before)
        scope = Scope(self.form.cleaned_data.get("scope", Scope.THIS))
        if scope != Scope.THIS:
            changed = set(self.form.changed_data)
            tell(self.request, spread(session=session, changed=changed, scope=scope, now=timezone.now()))
        return session


class DeleteSessionView(DeleteRowView):
    """What people registered for is called off, not deleted."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self._refusal() or super().post(request, *args, **kwargs)

    @transaction.atomic
    def delete_action(self) -> None:
        leave_out(session=self.object)
        super().delete_action()

    def _refusal(self) -> HttpResponse | None:
        reason = why_kept(Session.objects.filter(pk=self.object.pk))
        if not reason:
            return None
        messages.error(self.request, reason)
        return redirect(self.get_success_url())
