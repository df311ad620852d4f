"""Reports by readers about resources."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList

from home.models import ResourceReport
from home.resources.enums import ReportReason
from network.content.admin.reports import ReportIndexView, ReportViewSet, StateFilters
from network.content.reports.models import ReportQuerySet


class ResourceReportFilters(StateFilters):
    reason = MultipleChoiceFilter(
        label=_("Reason"), choices=ReportReason.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ResourceReport
        fields = ["state", "reason"]


class ResourceReportIndexView(ReportIndexView):
    subject = "resource"
    subject_label = _("Resource")

    def get_base_queryset(self) -> ReportQuerySet:
        return super().get_base_queryset().select_related("resource")


class ResourceReportViewSet(ReportViewSet):
    model = ResourceReport
    menu_label = _("Reports by readers")
    menu_order = 1100
    index_view_class = ResourceReportIndexView
    filterset_class = ResourceReportFilters
    edit_handler = ObjectList(
        [
            HelpPanel(template="home/admin/report_help.html"),
            FieldPanel("resource", read_only=True),
            FieldPanel("reason", read_only=True),
            FieldPanel("message", read_only=True),
            FieldPanel("created_at", read_only=True),
        ]
    )
