"""Errors that the public reported on sheets; those without an organisation wait for staff alone."""

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList

from network.content.admin.reports import DealWithView, ReportIndexView, ReportViewSet, StateFilters
from network.content.reports.models import ReportQuerySet
from partners.enums import SheetProblem
from partners.models import SheetReport
from partners.services.reporting import with_sheets


class SheetReportFilters(StateFilters):
    reason = MultipleChoiceFilter(
        label=_("Reason"), choices=SheetProblem.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = SheetReport
        fields = ["state", "reason"]


class SheetReportIndexView(ReportIndexView):
    subject = "about"
    subject_label = _("Sheet")

    def paginate_queryset(
        self, queryset: ReportQuerySet, page_size: int
    ) -> tuple[Paginator, Page, list[SheetReport], bool]:
        """Bring the sheets of the reports shown, in a query a kind."""
        paginator, page, shown, is_paginated = super().paginate_queryset(queryset, page_size)
        page.object_list = with_sheets(shown)
        return paginator, page, page.object_list, is_paginated


class DealWithErrorView(DealWithView):
    """Leads to the sheet that has to be corrected."""

    said = ("outcome",)

    def get_object(self) -> SheetReport:
        (one,) = with_sheets([super().get_object()])
        one.edit_url = AdminURLFinder(self.request.user).get_edit_url(one.about) if one.about else ""
        return one


class SheetReportViewSet(ReportViewSet):
    model = SheetReport
    menu_label = _("Errors reported")
    menu_order = 1090
    index_view_class = SheetReportIndexView
    edit_view_class = DealWithErrorView
    filterset_class = SheetReportFilters
    edit_handler = ObjectList(
        [
            HelpPanel(template="partners/admin/report_help.html"),
            FieldPanel("reason", read_only=True),
            FieldPanel("message", read_only=True),
            FieldPanel("created_at", read_only=True),
            FieldPanel("outcome"),
        ]
    )
