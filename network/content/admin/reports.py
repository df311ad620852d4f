"""Reports by readers: those that wait first; staff read them, correct what is wrong, and say it is done."""

from django import forms
from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from network.content.reports.handling import deal_with
from network.content.reports.models import Report, ReportQuerySet
from network.content.templatetags.plain_words import when
from network.users.models import User


class ReportPolicy(ModelPermissionPolicy):
    """Readers write reports, staff never do."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class StateFilters(WagtailFilterSet):
    state = ChoiceFilter(
        label=_("State"),
        choices=[("waiting", _("Waiting")), ("done", _("Dealt with"))],
        method="keep_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    def keep_state(self, reports: ReportQuerySet, name: str, value: str) -> ReportQuerySet:
        return reports.filter(handled_at__isnull=value == "waiting")


class ReportIndexView(IndexView):
    """`subject` is the name of what a report is about: a field or a property; `subject_label` says which."""

    subject = ""
    subject_label = ""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("subject", label=self.subject_label, accessor=self.subject, get_url=self.get_edit_url),
            Column("reason", label=_("Reason"), accessor="get_reason_display"),
            Column("created_at", label=_("Received"), accessor=lambda report: when(report.created_at)),
            Column("handled_at", label=_("Dealt with"), accessor=lambda report: when(report.handled_at)),
        ]

    def order_queryset(self, queryset: ReportQuerySet) -> ReportQuerySet:
        return queryset.order_by(F("handled_at").asc(nulls_first=True), "created_at")


class DealWithView(EditView):
    """Shows the report; its one button says that it is dealt with. `said` names what may be typed beside."""

    submit_button_label = _("It is dealt with")
    said: tuple[str, ...] = ()

    def save_instance(self) -> Report:
        told = {name: self.form.cleaned_data[name] for name in self.said}
        deal_with(report=self.form.instance, by=self.request.user, now=timezone.now(), **told)
        return self.form.instance


class ReportViewSet(ModelViewSet):
    icon = "warning"
    menu_hook = "register_reports_menu_item"
    copy_view_enabled = False
    index_view_class = ReportIndexView
    edit_view_class = DealWithView
