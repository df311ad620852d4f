"""Requests to take part: a list, and for each a page to invite or to say why not."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.widgets import AdminSnippetChooser

from network.content.templatetags.plain_words import phone
from network.users.models import User
from partners.enums import Decision, Role
from partners.models import JoinRequest, Organisation
from partners.services.joining import DecidedError, accept_request, refuse_request

LIST = "joinrequest:index"


class RequestPolicy(ModelPermissionPolicy):
    """Anybody asks, staff only decide."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class RequestsView(IndexView):
    page_title = _("Requests to take part")
    default_ordering = "-created_at"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("organisation_name", label=_("Organisation"), accessor="organisation_name"),
            Column("commune", label=_("Commune"), accessor="commune"),
            Column("name", label=_("Name"), accessor="name"),
            Column("email", label=_("E-mail"), accessor="email"),
            Column("phone", label=_("Phone"), accessor=lambda one: phone(one.phone)),
            Column("words", label=_("What they say"), accessor="words"),
            Column("decision", label=_("Decision"), accessor="get_decision_display"),
        ]

    def get_list_more_buttons(self, instance: JoinRequest) -> list[MenuItem]:
        if instance.decision != Decision.OPEN or not self.user_has_permission("change"):
            return []
        accept, refuse = (reverse(f"joinrequest:{name}", args=[instance.pk]) for name in ("accept", "refuse"))
        return [
            MenuItem(_("Invite"), url=accept, icon_name="check", priority=10),
            MenuItem(_("Refuse"), url=refuse, icon_name="cross", priority=20),
        ]


class AcceptForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Organisation"), widget=AdminSnippetChooser(Organisation)
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OWNER)


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not?"),
        help_text=_("The person reads it in an e-mail."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecideView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model = JoinRequest
    permission_required = "change"
    template_name = "partners/admin/decide.html"
    header_icon = "mail"
    button_label = ""
    done = ""

    @cached_property
    def asked(self) -> JoinRequest:
        return get_object_or_404(JoinRequest, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.asked.organisation_name

    def get_success_url(self) -> str:
        return reverse(LIST)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.decide(form.cleaned_data)
        except DecidedError:
            messages.error(self.request, gettext("Somebody has decided already."))
        else:
            messages.success(self.request, str(self.done))
        return redirect(LIST)

    def decide(self, answers: dict[str, object]) -> None:
        raise NotImplementedError


class AcceptView(DecideView):
    form_class = AcceptForm
    page_title = _("Invite")
    button_label = _("Send the invitation")
    done = _("The invitation leaves.")

    def decide(self, answers: dict[str, object]) -> None:
        accept_request(request=self.asked, by=self.request.user, now=timezone.now(), **answers)


class RefuseView(DecideView):
    form_class = RefuseForm
    page_title = _("Refuse")
    button_label = _("Refuse and say why")
    done = _("The person is told.")

    def decide(self, answers: dict[str, object]) -> None:
        refuse_request(request=self.asked, by=self.request.user, now=timezone.now(), **answers)


class JoinRequestViewSet(ModelViewSet):
    model = JoinRequest
    form_fields: list[str] = []
    icon = "mail"
    menu_label = _("Requests to take part")
    menu_hook = "register_reports_menu_item"
    menu_order = 640
    index_view_class = RequestsView
    copy_view_enabled = False

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("accept/<int:pk>/", self.construct_view(AcceptView), name="accept"),
            path("refuse/<int:pk>/", self.construct_view(RefuseView), name="refuse"),
        ]
