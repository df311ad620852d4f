"""Where staff edit barriers and key figures, and read what people answered."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.needs.barrier import Barrier
from home.needs.report import VIEW_COUNTS, NeedsReport
from home.needs.survey import Survey


class BarrierViewSet(SnippetViewSet):
    model = Barrier
    icon = "warning"
    list_display = ["name", "advice", "locale"]
    copy_view_enabled = False


class SurveyViewSet(SnippetViewSet):
    model = Survey
    icon = "order"
    list_display = ["title", "organisation", "done_on", "sample_size", "locale"]
    copy_view_enabled = False


class NeedsViewSetGroup(SnippetViewSetGroup):
    items = (SurveyViewSet, BarrierViewSet)
    menu_label = _("Needs")
    menu_icon = "help"
    menu_order = 340


class NeedsMenuItem(MenuItem):
    def is_shown(self, request: object) -> bool:
        return request.user.has_perm(VIEW_COUNTS)


def admin_urls() -> list[object]:
    return [path("reports/needs/", NeedsReport.as_view(), name="needs_report")]


def menu_item() -> MenuItem:
    return NeedsMenuItem(_("Needs"), reverse_lazy("needs_report"), icon_name="help", order=700)
