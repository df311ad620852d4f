"""Where Wagtail's admin meets the front of the site, the library, testimonials and their consents."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.admin.consents import ConsentChooserViewSet, ConsentViewSet
from home.admin.testimonials import TestimonialViewSet
from home.dashboard.panel import WaitingPanel
from home.models import ResourceReport
from home.needs.admin import NeedsViewSetGroup, admin_urls, menu_item
from home.resources.admin.links import LinkReportView
from home.resources.admin.listing import ResourceListing
from home.resources.admin.reports import ResourceReportViewSet
from network.content.admin.reports import ReportPolicy

register_permission_policy(ResourceReport, ReportPolicy(ResourceReport))
hooks.register("register_admin_viewset", lambda: [ResourceReportViewSet(), ResourceListing("resources")])
register_snippet(NeedsViewSetGroup)
hooks.register("register_admin_urls", admin_urls)
hooks.register("register_reports_menu_item", menu_item)
register_snippet(TestimonialViewSet)
hooks.register("register_admin_viewset", lambda: [ConsentViewSet(), ConsentChooserViewSet("consent_chooser")])


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(WaitingPanel())


class LinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("home.view_linkcheck")


@hooks.register("register_reports_menu_item")
def links_menu_item() -> MenuItem:
    return LinksMenuItem(_("Links"), reverse("link_report"), icon_name="link", order=1000)


@hooks.register("register_admin_urls")
def link_report_urls() -> list[URLPattern]:
    return [
        path("reports/links/", LinkReportView.as_view(), name="link_report"),
        path("reports/links/results/", LinkReportView.as_view(results_only=True), name="link_report_results"),
    ]
