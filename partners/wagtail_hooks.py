"""Where staff edit organisations, places and offers, and meet the people of organisations."""

from collections.abc import Iterator

import django_filters
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from network.content.admin.reports import ReportPolicy
from network.geo.gazetteer import department
from network.users.models import User
from partners.admin import proposals  # noqa: F401
from partners.admin.doubles import DoublesViewSet
from partners.admin.history import tell_actions
from partners.admin.join_requests import JoinRequestViewSet, RequestPolicy
from partners.admin.reviewing import ReviewViewSet
from partners.admin.sheet_reports import SheetReportViewSet
from partners.enums import OrganisationKind, Service
from partners.models import JoinRequest, Offer, Organisation, Place, SheetReport
from partners.models.listed import Listed, ListedQuerySet
from partners.models.offer import OFFER_KINDS
from partners.models.proposal import State
from partners.permissions import is_staff
from partners.trust.freshness import Freshness


def _departments(model: type[Listed]) -> list[tuple[str, str]]:
    known = [department(code) for code in model.objects.departments()]
    return [(one.code, f"{one.name} ({one.code})") for one in known if one]


def _keep_state(listed: ListedQuerySet, name: str, value: str) -> ListedQuerySet:
    today = localdate()
    return listed.lapsed(today) if value == Freshness.HIDDEN else listed.unverified(today)


def _by_freshness() -> django_filters.ChoiceFilter:
    states = (Freshness.UNVERIFIED, Freshness.HIDDEN)
    choices = [(state.value, state.label) for state in states]
    return django_filters.ChoiceFilter(label=_("Verified"), choices=choices, method=_keep_state)


def _keep_unreachable(listed: ListedQuerySet, name: str, value: bool) -> ListedQuerySet:
    return listed.unreachable() if value else listed


class OrganisationFilterSet(WagtailFilterSet):
    department = django_filters.ChoiceFilter(
        label=_("Département"), choices=lambda: _departments(Organisation)
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=OrganisationKind.choices)
    live = django_filters.BooleanFilter(label=_("Published"))
    unreachable = django_filters.BooleanFilter(label=_("Without any contact"), method=_keep_unreachable)
    freshness = _by_freshness()

    class Meta:
        model = Organisation
        fields: list[str] = []


class PlaceFilterSet(WagtailFilterSet):
    department = django_filters.ChoiceFilter(label=_("Département"), choices=lambda: _departments(Place))
    service = django_filters.ChoiceFilter(
        label=_("Service"), choices=Service.choices, method="filter_service"
    )
    live = django_filters.BooleanFilter(label=_("Published"))
    unreachable = django_filters.BooleanFilter(label=_("Without any contact"), method=_keep_unreachable)
    freshness = _by_freshness()

    class Meta:
        model = Place
        fields: list[str] = []

    def filter_service(self, places: QuerySet[Place], name: str, service: str) -> QuerySet[Place]:
        return places.offering(service)


class OfferFilterSet(WagtailFilterSet):
    department = django_filters.ChoiceFilter(label=_("Département"), choices=lambda: _departments(Offer))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=OFFER_KINDS)
    live = django_filters.BooleanFilter(label=_("Published"))
    freshness = _by_freshness()

    class Meta:
        model = Offer
        fields: list[str] = []


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "kind", "commune", "department", "checked_on", UpdatedAtColumn()]
    filterset_class = OrganisationFilterSet
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        return Organisation.objects.unmerged()


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "home"
    list_display = ["name", "commune", "department", "organisation", "updated_on", UpdatedAtColumn()]
    filterset_class = PlaceFilterSet
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        return Place.objects.unmerged()


class OfferViewSet(SnippetViewSet):
    model = Offer
    icon = "tag"
    list_display = ["name", "kind", "organisation", "department", "checked_on", UpdatedAtColumn()]
    list_select_related = ["organisation"]
    filterset_class = OfferFilterSet
    copy_view_enabled = False


class DirectoryViewSetGroup(SnippetViewSetGroup):
    items = (PlaceViewSet, OrganisationViewSet, OfferViewSet, ReviewViewSet, DoublesViewSet)
    menu_label = _("Directory")
    menu_icon = "site"
    menu_order = 250


register_snippet(DirectoryViewSetGroup)
register_permission_policy(JoinRequest, RequestPolicy(JoinRequest))
register_permission_policy(SheetReport, ReportPolicy(SheetReport))
hooks.register("register_admin_viewset", lambda: [JoinRequestViewSet(), SheetReportViewSet()])
hooks.register("register_log_actions", tell_actions)


@hooks.register("register_snippet_listing_buttons")
def open_space(snippet: Model, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Let staff act for an organisation, in its own space."""
    if isinstance(snippet, Organisation) and is_staff(user):
        url = reverse("space:overview", args=[snippet.slug])
        yield Button(_("Open its space"), url=url, icon_name="group", priority=15)


@hooks.register("register_log_actions")
def decisions(actions: LogActionRegistry) -> None:
    """Say in the history of a sheet what became of a proposal."""
    told = {
        State.WAITING: (_("Take a refusal back"), _("Took a refusal back")),
        State.ASKED: (_("Ask for a change"), _("Asked for a change")),
        State.ACCEPTED: (_("Accept a proposal"), _("Accepted a proposal")),
        State.AMENDED: (_("Accept a proposal with a change"), _("Accepted a proposal with a change")),
        State.REFUSED: (_("Refuse a proposal"), _("Refused a proposal")),
    }
    actions.register_action(
        "partners.still-right", _("Say it is still right"), _("Said that all is still right")
    )
    for state, (label, message) in told.items():
        actions.register_action(f"partners.{state}", label, message)


@hooks.register("register_log_actions")
def register_merges(actions: LogActionRegistry) -> None:
    actions.register_action("partners.merge", _("Merge"), _("Merged with a double"))
    actions.register_action("partners.undo_merge", _("Undo a merge"), _("Merge undone"))
