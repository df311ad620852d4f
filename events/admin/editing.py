"""To add a session, change or delete one, coming from the list or from the page of its workshop."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages

from events.booked import why_kept
from events.models import Session, WorkshopPage
from events.services import locking
from events.services.capacity import settle
from network.content.admin.editing import AddRowView, DeleteRowView, EditRowView


class AddSessionView(AddRowView):
    page_model = WorkshopPage
    key_field = "workshop_key"


class EditSessionView(EditRowView):
    """Reads and saves the session while nobody takes a seat of it, then does what the change asks for."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with locking.held(self.get_object().pk):
            # Read again: it may have changed before it was ours.
            self.object = self.get_object()
            return super().post(request, *args, **kwargs)

    def save_instance(self) -> Session:
        session = super().save_instance()
        settle(session=session.pk, now=timezone.now())
        return session


class DeleteSessionView(DeleteRowView):
    """What people registered for is called off, not deleted."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self._refusal() or super().post(request, *args, **kwargs)

    def _refusal(self) -> HttpResponse | None:
        reason = why_kept(Session.objects.filter(pk=self.object.pk))
        if not reason:
            return None
        messages.error(self.request, reason)
        return redirect(self.get_success_url())
