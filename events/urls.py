"""Addresses of registrations, and of the files below the pages of workshops."""

from django.urls import path, re_path

from events.announcing.views import sheet_of_workshop
from events.calendar.files import session_calendar
from events.calendar.views import page_calendar
from events.personal_calendar.views import personal_file, personal_page
from events.registration import views

urlpatterns = [
    path("inscription/<int:session>/", views.register_page, name="register"),
    path("inscription/<int:session>/dates.ics", session_calendar, name="session_calendar"),
    path("inscription/confirmation/<str:token>/", views.registered, name="registered"),
    path("mon-calendrier/<str:token>.ics", personal_file, name="personal_file"),
    path("mon-calendrier/<str:token>/", personal_page, name="personal_calendar"),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)dates\.ics$", page_calendar, name="page_calendar"),
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)(?P<sheet>affiche|feuille)\.pdf$", sheet_of_workshop, name="workshop_sheet"
    ),
]
