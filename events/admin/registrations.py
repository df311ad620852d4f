"""Who registered for a session, found by name or by where they stand; and one of them in full."""

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from events.admin.roster_page import RegistrationPage, RosterPage
from events.enums import RegistrationStatus
from events.models import Registration
from events.models.registration import RegistrationQuerySet
from events.permissions import READS_ALL
from events.services.personal_data import facts_of
from network.content.templatetags.plain_words import day
from network.geo.normalise import normalise


class RegistrationFilters(WagtailFilterSet):
    status = MultipleChoiceFilter(
        label=_("Status"), choices=RegistrationStatus.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Registration
        fields = ["status"]


class RegistrationIndexView(RosterPage, IndexView):
    """In the order of arrival: a name and where it stands; the rest is one step away. No export."""

    model = Registration
    # Asked of `rosters` instead: who answers for a workshop may have no right on the model.
    any_permission_required = None
    default_ordering = "turn"
    page_title = _("Registrations")
    filterset_class = RegistrationFilters
    search_fields = ["first_name", "last_name"]
    list_export: list[str] = []
    paginate_by = 100

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            TitleColumn("name", label=_("Name"), accessor="full_name", get_url=self._address),
            Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
            Column(
                "created_at", label=_("Registered"), accessor=lambda one: day(one.created_at), sort_key="turn"
            ),
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        if not self.request.user.has_perm(READS_ALL):
            return []
        url = reverse("session:responsible", args=[self.session.pk])
        return [Button(_("Who is responsible"), url=url, icon_name="key")]

    def get_base_queryset(self) -> RegistrationQuerySet:
        return self.session.registrations.kept()

    def search_queryset(self, queryset: QuerySet[Registration]) -> QuerySet[Registration]:
        """Find a name however its accents are written; a session has few people."""
        words = normalise(self.search_query)
        if not words:
            return queryset
        named = self.get_base_queryset().values_list("pk", "first_name", "last_name")
        return queryset.filter(pk__in=[pk for pk, *names in named if words in normalise(" ".join(names))])

    def get_index_url(self) -> str:
        return self.list_url

    def get_index_results_url(self) -> str:
        return reverse("session:registrations_results", args=[self.session.pk])

    def get_page_subtitle(self) -> str:
        return str(self.session)

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return self.breadcrumbs({"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()})

    def _address(self, registration: Registration) -> str:
        return reverse("session:registration", args=[self.session.pk, registration.pk])


class RegistrationView(RegistrationPage, WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Registration")
    template_name = "events/admin/registration.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        told = {"facts": facts_of(self.registration), "registration": self.registration}
        return super().get_context_data(**kwargs) | told
