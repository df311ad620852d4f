"""Small pages that take a consent back, and undo it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from home.models import Consent
from home.testimonials.days import today
from home.testimonials.withdrawing import restore, withdraw


class ConsentActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Says what will happen to which stories; acts when the form is sent."""

    model = Consent
    form_class = forms.Form
    permission_required = "change"
    template_name = "home/admin/consent_action.html"
    header_icon = "clipboard-list"

    @cached_property
    def consent(self) -> Consent:
        return get_object_or_404(
            Consent.objects.prefetch_related("testimonials__picture"), pk=self.kwargs["pk"]
        )

    def get_page_subtitle(self) -> str:
        return str(self.consent)

    def get_success_url(self) -> str:
        return reverse("consent:index")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.act()
        return redirect(self.get_success_url())

    def act(self) -> None:
        """Do it and tell the person what was done."""
        raise NotImplementedError


class WithdrawView(ConsentActionView):
    page_title = _("Withdraw the consent")
    button_label = _("Withdraw it now")
    explanation = _(
        "These stories leave every page, list and search at once. Nothing is deleted: if it is a mistake, "
        "“Undo the withdrawal” brings them back."
    )

    def act(self) -> None:
        withdraw(consent=self.consent, on=today())
        undo = messages.button(reverse("consent:restore", args=[self.consent.pk]), gettext("Undo"))
        messages.success(
            self.request, gettext("Withdrawn. Nobody can read these stories any more."), buttons=[undo]
        )


class RestoreView(ConsentActionView):
    page_title = _("Undo the withdrawal")
    button_label = _("Show the stories again")
    explanation = _("Only when it was a mistake: a person who took a consent back must give a new one.")

    def act(self) -> None:
        restore(consent=self.consent)
        messages.success(self.request, gettext("The consent holds again until its last day."))
