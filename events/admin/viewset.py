"""Sessions in the menu of the admin."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from events.admin.accesses import AccessesView
from events.admin.actions import CancelView
from events.admin.calendar_import import ImportCalendarView
from events.admin.editing import AddSessionView, DeleteSessionView, EditSessionView
from events.admin.enrolling import EnrolView
from events.admin.forms import SessionForm
from events.admin.listing import SessionFilters, SessionIndexView
from events.admin.person import PersonView
from events.admin.registration_actions import (
    CancelRegistrationView,
    EraseRegistrationView,
    MoveRegistrationView,
)
from events.admin.registrations import RegistrationIndexView, RegistrationView
from events.admin.responsible import ResponsibleView
from events.admin.roster_addresses import roster_addresses
from events.admin.series_views import ChangeSeriesView, SeriesCalendarView, SeriesView
from events.models import Session


class SessionViewSet(ModelViewSet):
    model = Session
    icon = "date"
    menu_label = _("Sessions")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = SessionIndexView
    add_view_class = AddSessionView
    edit_view_class = EditSessionView
    delete_view_class = DeleteSessionView
    filterset_class = SessionFilters
    # The field only opens the search box: the view searches titles and places as well.
    search_fields = ["note"]
    edit_handler = ObjectList(
        [
            FieldPanel("workshop_key"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])],
                heading=_("When"),
                help_text=_("Day and hour in Paris, for example 09/03/2027 14:00."),
            ),
            FieldPanel("other_dates"),
            MultiFieldPanel([FieldPanel("place"), FieldPanel("remote_url")], heading=_("Where")),
            MultiFieldPanel(
                [FieldPanel("capacity"), FieldPanel("status"), FieldPanel("note")],
                heading=_("What people read"),
            ),
            FieldPanel("scope"),
        ],
        base_form_class=SessionForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("series/add/", self.construct_view(SeriesView), name="add_series"),
            path("series/<int:pk>/", self.construct_view(ChangeSeriesView), name="change_series"),
            path("series/<int:pk>/ics/", self.construct_view(SeriesCalendarView), name="series_calendar"),
            path("import/", self.construct_view(ImportCalendarView), name="import_calendar"),
            path("enrol/<int:pk>/", self.construct_view(EnrolView), name="enrol"),
            path("cancel/<int:pk>/", self.construct_view(CancelView), name="cancel"),
            *roster_addresses(self),
            *registration_addresses(),
        ]


def registration_addresses() -> list[URLPattern]:
    """Return the addresses of what tells who comes; each view asks `events.permissions` by itself."""
    of_session, of_one = "registrations/<int:session>/", "registrations/<int:session>/<int:pk>/"
    return [
        path(of_session, RegistrationIndexView.as_view(), name="registrations"),
        path(
            f"{of_session}results/",
            RegistrationIndexView.as_view(results_only=True),
            name="registrations_results",
        ),
        path(f"{of_session}responsible/", ResponsibleView.as_view(), name="responsible"),
        path(of_one, RegistrationView.as_view(), name="registration"),
        path(f"{of_one}cancel/", CancelRegistrationView.as_view(), name="cancel_registration"),
        path(f"{of_one}move/", MoveRegistrationView.as_view(), name="move_registration"),
        path(f"{of_one}erase/", EraseRegistrationView.as_view(), name="erase_registration"),
        path("person/", PersonView.as_view(), name="person"),
        path("accesses/", AccessesView.as_view(), name="accesses"),
        path("accesses/results/", AccessesView.as_view(results_only=True), name="accesses_results"),
    ]
