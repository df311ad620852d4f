"""The list of sessions: coming ones first, found by workshop, place or note."""

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from events.admin.accesses import READS_ACCESSES
from events.admin.sheets import session_sheets
from events.models import Session, WorkshopPage
from events.models.session import SessionQuerySet
from events.permissions import READS_ALL, rosters
from events.services.refusing import why_closed
from network.catalogue.enums import Status
from network.content.templatetags.plain_words import seats, when, with_line
from partners.models import Place


class SessionFilters(WagtailFilterSet):
    """When, where, and what became of it."""

    when = ChoiceFilter(
        label=_("When"),
        choices=[("coming", _("Coming")), ("past", _("Past"))],
        method="keep_when",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    place = ModelChoiceFilter(queryset=Place.objects.filter(sessions__isnull=False).distinct())
    status = MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )

    lost = BooleanFilter(label=_("Nobody can find them"), method="keep_lost")

    class Meta:
        model = Session
        fields = ["when", "place", "status", "lost"]

    def keep_when(self, sessions: SessionQuerySet, name: str, value: str) -> SessionQuerySet:
        now = timezone.now()
        return sessions.upcoming(now) if value == "coming" else sessions.past(now)

    def keep_lost(self, sessions: SessionQuerySet, name: str, value: bool) -> SessionQuerySet:
        return sessions.lost() if value else sessions


def _seats(session: Session) -> str:
    return with_line(seats(session.seats_left), session.waiting)


def _came(session: Session) -> str:
    """Say who came of those who had a seat, once somebody noted it."""
    if not session.noted:
        return ""
    return gettext("%(present)s of %(people)s") % {"present": session.present, "people": session.confirmed}


class SessionIndexView(IndexView):
    """Coming sessions first, unless the person sorts by a column."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("workshop", label=_("Workshop"), accessor="workshop", get_url=self.get_edit_url),
            Column("place", label=_("Place"), accessor=lambda session: session.place or _("Online")),
            Column(
                "starts_at",
                label=_("Starts"),
                accessor=lambda session: when(session.starts_at),
                sort_key="starts_at",
            ),
            Column("seats", label=_("Seats"), accessor=_seats),
            Column("came", label=_("Came"), accessor=_came),
            Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        ]

    def get_base_queryset(self) -> SessionQuerySet:
        return super().get_base_queryset().select_related("place").with_attendance().with_workshops()

    def order_queryset(self, queryset: SessionQuerySet) -> SessionQuerySet:
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.coming_first(timezone.now())

    def search_queryset(self, queryset: QuerySet[Session]) -> QuerySet[Session]:
        if not self.is_searching:
            return queryset
        words = self.search_query
        titled = WorkshopPage.objects.filter(title__icontains=words).values("translation_key")
        at_place = Q(place__name__icontains=words) | Q(place__commune__icontains=words)
        return queryset.filter(Q(workshop_key__in=titled) | at_place | Q(note__icontains=words))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        more = list(super().header_more_buttons)
        if self.user_has_permission("add"):
            url = reverse("session:add_series")
            more.append(Button(_("Add a series of dates"), url=url, icon_name="calendar", priority=5))
            url = reverse("session:import_calendar")
            more.append(Button(_("Import a calendar"), url=url, icon_name="download", priority=6))
        if self.request.user.has_perm(READS_ALL):
            url = reverse("session:person")
            more.append(Button(_("A person’s data"), url=url, icon_name="user", priority=7))
        if self.request.user.has_perm(READS_ACCESSES):
            url = reverse("session:accesses")
            more.append(Button(_("Who read lists of people"), url=url, icon_name="view", priority=8))
        return more

    @cached_property
    def readable(self) -> set[int]:
        """The sessions of this page of the list whose people the user may read."""
        shown = [session.pk for session in self.object_list]
        return set(rosters(self.request.user).filter(pk__in=shown).values_list("pk", flat=True))

    def get_list_more_buttons(self, instance: Session) -> list[MenuItem]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and not why_closed(instance, now=timezone.now(), by_staff=True):
            url = reverse("session:enrol", args=[instance.pk])
            buttons.append(MenuItem(_("Enrol somebody"), url=url, icon_name="user", priority=1))
        if instance.pk in self.readable:
            url = reverse("session:roster", args=[instance.pk])
            buttons.append(MenuItem(_("Who comes"), url=url, icon_name="group", priority=5))
            url = reverse("session:registrations", args=[instance.pk])
            buttons.append(MenuItem(_("Registrations"), url=url, icon_name="group", priority=15))
        if self.user_has_permission("add") and not instance.series_id:
            url = f"{reverse('session:add_series')}?session={instance.pk}"
            buttons.append(MenuItem(_("Repeat"), url=url, icon_name="copy", priority=20))
        if self.user_has_permission("change"):
            buttons += session_sheets(instance)
        if self.request.user.has_perm("events.view_feedbackcount"):
            url = reverse("workshop_feedback", args=[instance.workshop_key])
            buttons.append(MenuItem(_("What people answered"), url=url, icon_name="comment", priority=60))
        if self.user_has_permission("change") and instance.series_id:
            url = reverse("session:change_series", args=[instance.series_id])
            buttons.append(MenuItem(_("Change the series"), url=url, icon_name="calendar", priority=20))
        if self.user_has_permission("change") and instance.status != Status.CANCELLED:
            url = reverse("session:cancel", args=[instance.pk])
            buttons.append(MenuItem(_("Call off"), url=url, icon_name="cross", priority=25))
        return buttons
