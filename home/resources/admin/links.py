"""The report of links: dead ones first, each with the resources that lead there."""

from collections import defaultdict
from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from home.models import LinkCheck, ResourcePage
from home.models.link_check import LinkCheckQuerySet
from home.resources.enums import LinkStatus
from network.content.templatetags.plain_words import when


class LinkFilters(WagtailFilterSet):
    is_dead = BooleanFilter(label=_("Leads nowhere"), method="keep_dead")
    status = MultipleChoiceFilter(
        label=_("What we found"), choices=LinkStatus.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = LinkCheck
        fields = ["is_dead", "status"]

    def keep_dead(self, links: LinkCheckQuerySet, name: str, is_dead: bool) -> QuerySet[LinkCheck]:
        broken = links.broken().values("pk")
        return links.filter(pk__in=broken) if is_dead else links.exclude(pk__in=broken)


class LinkReportView(ReportView):
    model = LinkCheck
    page_title = _("Links of the resources")
    header_icon = "link"
    index_url_name = "link_report"
    index_results_url_name = "link_report_results"
    filterset_class = LinkFilters
    permission_policy = ModelPermissionPolicy(LinkCheck)
    permission_required = "view"
    export_filename = "links"
    list_export = ["titles", "url", "get_status_display", "http_code", "failures", "checked_at", "last_ok_at"]
    export_headings = {
        "titles": _("Resource"),
        "url": _("Address"),
        "get_status_display": _("What we found"),
        "http_code": _("HTTP code"),
        "failures": _("Failures in a row"),
        "checked_at": _("Checked"),
        "last_ok_at": _("Last answered"),
    }

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            Column("resource", label=_("Resource"), accessor=_edit_links),
            Column("url", label=_("Address"), accessor="url"),
            Column("status", label=_("What we found"), accessor=_found),
            Column("failures", label=_("Failures in a row"), accessor="failures"),
            Column("checked_at", label=_("Checked"), accessor=lambda link: when(link.checked_at)),
            Column("last_ok_at", label=_("Last answered"), accessor=lambda link: when(link.last_ok_at)),
        ]

    def get_queryset(self) -> LinkCheckQuerySet:
        self.queryset = LinkCheck.objects.broken_first()
        return super().get_queryset()

    def decorate_paginated_queryset(self, links: Iterable[LinkCheck]) -> list[LinkCheck]:
        """Bring the resources of all the links shown, in one query."""
        shown, pages = list(links), defaultdict(list)
        for page in ResourcePage.objects.filter(url__in=[link.url for link in shown]).order_by("pk"):
            pages[page.url].append(page)
        for link in shown:
            link.pages = pages[link.url]
            link.titles = ", ".join(page.title for page in link.pages)
        return shown


def _edit_links(link: LinkCheck) -> SafeString:
    edits = ((reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title) for page in link.pages)
    return format_html_join(", ", '<a href="{}">{}</a>', edits)


def _found(link: LinkCheck) -> str:
    return f"{link.get_status_display()} ({link.http_code})" if link.http_code else link.get_status_display()
