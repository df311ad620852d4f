"""Where staff edit organisations and places."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from network.geo.gazetteer import department
from partners.enums import OrganisationKind, Service
from partners.models import Organisation, Place
from partners.models.listed import ListedQuerySet


def _departments(model: type[Place] | type[Organisation]) -> list[tuple[str, str]]:
    known = [department(code) for code in model.objects.departments()]
    return [(one.code, f"{one.name} ({one.code})") for one in known if one]


def _keep_unreachable(listed: ListedQuerySet, name: str, value: bool) -> ListedQuerySet:
    return listed.unreachable() if value else listed


class OrganisationFilterSet(WagtailFilterSet):
    department = django_filters.ChoiceFilter(
        label=_("Département"), choices=lambda: _departments(Organisation)
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=OrganisationKind.choices)
    live = django_filters.BooleanFilter(label=_("Published"))
    unreachable = django_filters.BooleanFilter(label=_("Without any contact"), method=_keep_unreachable)

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

    class Meta:
        model = Place
        fields: list[str] = []

    def filter_service(self, places: QuerySet[Place], name: str, service: str) -> QuerySet[Place]:
        return places.offering(service)


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "kind", "commune", "department", "checked_on", UpdatedAtColumn()]
    filterset_class = OrganisationFilterSet
    copy_view_enabled = False


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "home"
    list_display = ["name", "commune", "department", "organisation", "updated_on", UpdatedAtColumn()]
    filterset_class = PlaceFilterSet
    copy_view_enabled = False


class DirectoryViewSetGroup(SnippetViewSetGroup):
    items = (PlaceViewSet, OrganisationViewSet)
    menu_label = _("Directory")
    menu_icon = "site"
    menu_order = 250


register_snippet(DirectoryViewSetGroup)
