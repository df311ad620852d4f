"""Small pages that do one thing to a session: call it off."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from events.admin.action_page import ActionPage
from events.call_off_form import CallOffForm
from events.models import Session
from events.services.cancelling import cancel_session


class SessionActionView(ActionPage):
    """Shows the session and a form; acts when the form is sent."""

    template_name = "events/admin/session_action.html"
    button_label = ""
    explanation = ""

    @cached_property
    def session(self) -> Session:
        return get_object_or_404(Session.objects.select_related("place"), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.session)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.act(form.cleaned_data)
        return redirect(self.get_success_url())

    def act(self, answers: dict[str, object]) -> None:
        """Do it and tell the person what was done."""
        raise NotImplementedError


class CancelView(SessionActionView):
    form_class = CallOffForm
    permission_required = "change"
    page_title = _("Call the session off")
    button_label = _("Call it off")
    explanation = _("The session stays on the page of the workshop, struck, so that nobody comes in vain.")

    def act(self, answers: dict[str, object]) -> None:
        cancel_session(session=self.session, **answers)
        messages.success(self.request, gettext("The session is called off."))
