"""Who read, printed or took away lists of people, for administrators."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.generic import IndexView

from events.models import RosterAccess
from network.content.templatetags.plain_words import when

READS_ACCESSES = "events.view_rosteraccess"


class AccessesView(IndexView):
    """The last ones first; kept for a year."""

    model = RosterAccess
    any_permission_required = None
    page_title = _("Who read lists of people")
    header_icon = "view"
    index_url_name = "session:accesses"
    index_results_url_name = "session:accesses_results"
    default_ordering = "-at"
    list_filter = ["how", "user"]
    paginate_by = 100

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(READS_ACCESSES):
            raise Http404

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            Column("at", label=_("When"), accessor=lambda one: when(one.at), sort_key="at"),
            Column("user", label=_("Who"), accessor=lambda one: one.user or _("an account deleted since")),
            Column("how", label=_("How"), accessor="get_how_display", sort_key="how"),
            Column("session", label=_("Session"), accessor="session"),
        ]

    def get_base_queryset(self) -> QuerySet[RosterAccess]:
        return RosterAccess.objects.select_related("user", "session__place")
