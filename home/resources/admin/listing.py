"""All the resources in one list, whatever the language, with those nobody looked at for long."""

from django.utils.translation import gettext_lazy as _
from django_filters import DateFilter, MultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import AdminDateInput

from home.models import ResourcePage
from home.resources.enums import ResourceKind
from network.content.templatetags.plain_words import day


class ResourceFilters(PageListingViewSet.filterset_class):
    kind = MultipleChoiceFilter(label=_("Type"), choices=ResourceKind.choices)
    checked_before = DateFilter(
        label=_("Checked before"), field_name="checked_on", lookup_expr="lt", widget=AdminDateInput
    )

    class Meta:
        model = ResourcePage
        fields: list[str] = []


class ResourceListing(PageListingViewSet):
    model = ResourcePage
    icon = "link"
    menu_label = _("Resources")
    menu_order = 260
    add_to_admin_menu = True
    filterset_class = ResourceFilters
    columns = [
        *PageListingViewSet.columns,
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column(
            "checked_on",
            label=_("Checked on"),
            accessor=lambda page: day(page.checked_on),
            sort_key="checked_on",
        ),
    ]
