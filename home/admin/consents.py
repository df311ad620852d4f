"""Consents in the menu of the admin: recorded, found by their state, chosen by stories."""

from django import forms
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from home.admin.consent_actions import RestoreView, WithdrawView
from home.admin.consent_form import ConsentForm, ProofPanel
from home.admin.proof import ProofView
from home.models import Consent
from home.testimonials.days import today


class ConsentFilters(WagtailFilterSet):
    state = ChoiceFilter(
        label=_("State of the consent"),
        choices=[("valid", _("Valid")), ("ending", _("Ends within a month")), ("over", _("Over"))],
        method="keep_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Consent
        fields = ["state"]

    def keep_state(self, consents: QuerySet[Consent], name: str, value: str) -> QuerySet[Consent]:
        return getattr(consents, value)(today())


class ConsentIndexView(IndexView):
    """Those that end first come first."""

    default_ordering = "until"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("person", label=_("Who agreed"), accessor=str, get_url=self.get_edit_url),
            Column("stories", label=_("Stories"), accessor=_titles),
            DateColumn("until", label=_("Until"), sort_key="until"),
        ]

    def get_base_queryset(self) -> QuerySet[Consent]:
        return super().get_base_queryset().prefetch_related("testimonials")

    def get_list_more_buttons(self, instance: Consent) -> list[MenuItem]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            name, label = (
                ("restore", _("Undo the withdrawal"))
                if instance.withdrawn_on
                else ("withdraw", _("Withdraw"))
            )
            url = reverse(f"consent:{name}", args=[instance.pk])
            buttons.append(MenuItem(label, url=url, icon_name="cross", priority=25))
        return buttons


def _titles(consent: Consent) -> str:
    return ", ".join(dict.fromkeys(str(story) for story in consent.testimonials.all()))


class ConsentViewSet(ModelViewSet):
    model = Consent
    icon = "clipboard-list"
    menu_label = _("Consents")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ConsentIndexView
    filterset_class = ConsentFilters
    search_fields = ["person"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("person"), FieldPanel("contact")], heading=_("Who agreed")),
            MultiFieldPanel([FieldPanel("scope"), FieldPanel("uses")], heading=_("What was agreed")),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("until")])], heading=_("When")
            ),
            MultiFieldPanel([FieldPanel("proof"), ProofPanel()], heading=_("Proof")),
        ],
        base_form_class=ConsentForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("withdraw/<int:pk>/", self.construct_view(WithdrawView), name="withdraw"),
            path("restore/<int:pk>/", self.construct_view(RestoreView), name="restore"),
            path("proof/<int:pk>/", self.construct_view(ProofView), name="proof"),
        ]


class ConsentChooserViewSet(ChooserViewSet):
    model = Consent
    icon = "clipboard-list"
    choose_one_text = _("Choose a consent")
    choose_another_text = _("Choose another consent")
    edit_item_text = _("Open the consent")
