"""The page of the admin where an administrator takes a second factor away."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from network.accounts.lost_phone import may_reset, reset_second_factor
from network.users.models import User


class ResetSecondFactorView(WagtailAdminTemplateMixin, FormView):
    form_class = forms.Form
    template_name = "account/admin/reset.html"
    page_title = _("Take the second factor away")
    header_icon = "key"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_reset(request.user, self.person):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_success_url(self) -> str:
        return reverse("wagtailusers_users:index")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        reset_second_factor(user=self.person, by=self.request.user)
        messages.success(self.request, gettext("It is taken away, and the person is told by e-mail."))
        return redirect(self.get_success_url())
