"""Reports by readers: those that wait first; staff read them, correct the resource, and say it is done."""

from django import forms
from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.models import ResourceReport
from home.models.resource_report import ResourceReportQuerySet
from home.resources.enums import ReportReason
from home.resources.reporting.writing import deal_with
from network.content.templatetags.plain_words import when
from network.users.models import User


class ReportPolicy(ModelPermissionPolicy):
    """Readers write reports, staff never do."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class ReportFilters(WagtailFilterSet):
    state = ChoiceFilter(
        label=_("State"),
        choices=[("waiting", _("Waiting")), ("done", _("Dealt with"))],
        method="keep_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    reason = MultipleChoiceFilter(
        label=_("Reason"), choices=ReportReason.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ResourceReport
        fields = ["state", "reason"]

    def keep_state(self, reports: ResourceReportQuerySet, name: str, value: str) -> ResourceReportQuerySet:
        return reports.filter(handled_at__isnull=value == "waiting")


class ReportIndexView(IndexView):
    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("resource", label=_("Resource"), accessor="resource", get_url=self.get_edit_url),
            Column("reason", label=_("Reason"), accessor="get_reason_display"),
            Column("created_at", label=_("Received"), accessor=lambda report: when(report.created_at)),
            Column("handled_at", label=_("Dealt with"), accessor=lambda report: when(report.handled_at)),
        ]

    def get_base_queryset(self) -> ResourceReportQuerySet:
        return super().get_base_queryset().select_related("resource")

    def order_queryset(self, queryset: ResourceReportQuerySet) -> ResourceReportQuerySet:
        return queryset.order_by(F("handled_at").asc(nulls_first=True), "created_at")


class DealWithView(EditView):
    """Shows the report; its one button says that it is dealt with."""

    submit_button_label = _("It is dealt with")

    def save_instance(self) -> ResourceReport:
        return deal_with(report=self.form.instance, by=self.request.user, now=timezone.now())


class ReportViewSet(ModelViewSet):
    model = ResourceReport
    icon = "warning"
    menu_label = _("Reports by readers")
    menu_hook = "register_reports_menu_item"
    menu_order = 1100
    copy_view_enabled = False
    index_view_class = ReportIndexView
    edit_view_class = DealWithView
    filterset_class = ReportFilters
    edit_handler = ObjectList(
        [
            HelpPanel(template="home/admin/report_help.html"),
            FieldPanel("resource", read_only=True),
            FieldPanel("reason", read_only=True),
            FieldPanel("message", read_only=True),
            FieldPanel("created_at", read_only=True),
        ]
    )
