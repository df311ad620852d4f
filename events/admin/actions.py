"""Small pages that do one thing to a session: copy it to the weeks after, call it off."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events.admin.forms import CancelForm, CopyForm
from events.models import Session
from events.services.cancelling import cancel_session
from events.services.series import Copies, copy_weekly
from network.content.templatetags.plain_words import when


class SessionActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Shows the session and a form; acts when the form is sent."""

    model = Session
    template_name = "events/admin/session_action.html"
    header_icon = "date"
    button_label = ""
    explanation = ""

    @cached_property
    def session(self) -> Session:
        return get_object_or_404(Session.objects.select_related("place"), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.session)

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("session:index")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.act(form.cleaned_data)
        return redirect(self.get_success_url())

    def act(self, answers: dict[str, object]) -> None:
        """Do it and tell the person what was done."""
        raise NotImplementedError


class CopyWeeklyView(SessionActionView):
    form_class = CopyForm
    permission_required = "add"
    page_title = _("Copy to the weeks after")
    button_label = _("Copy")
    explanation = _("Copies start on the same day of the week, at the same hour, at the same place.")

    def act(self, answers: dict[str, object]) -> None:
        copies = copy_weekly(session=self.session, **answers)
        messages.success(self.request, _created(copies))
        if copies.skipped:
            days = ", ".join(map(when, copies.skipped))
            messages.warning(self.request, gettext("There was a session already: %(days)s.") % {"days": days})


class CancelView(SessionActionView):
    form_class = CancelForm
    permission_required = "change"
    page_title = _("Call the session off")
    button_label = _("Call it off")
    explanation = _("The session stays on the page of the workshop, struck, so that nobody comes in vain.")

    def act(self, answers: dict[str, object]) -> None:
        cancel_session(session=self.session, **answers)
        messages.success(self.request, gettext("The session is called off."))


def _created(copies: Copies) -> str:
    number = len(copies.created)
    return ngettext("%(number)s session added.", "%(number)s sessions added.", number) % {"number": number}
