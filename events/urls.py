"""Addresses of registrations, and of the files below the pages of workshops."""

from django.urls import include, path, re_path

from events.announcing.views import sheet_of_workshop
from events.attesting import views as attesting
from events.calendar.files import session_calendar
from events.calendar.views import page_calendar
from events.personal_calendar.views import personal_file, personal_page
from events.registration import group_views, managing, own_data, resend_views, views
from events.registration.feedback import feedback_page

urlpatterns = [
    path("espace/<slug:organisation>/ateliers/", include("events.space.urls")),
    path("inscription/<int:session>/", views.register_page, name="register"),
    path("inscription/<int:session>/groupe/", group_views.group_page, name="register_group"),
    path("inscription/<int:session>/confirmation/", views.registered, name="registered"),
    path("inscription/ma-place/<str:token>/", managing.manage, name="manage"),
    path("inscription/ma-place/<str:token>/mes-donnees/", own_data.own_data, name="own_data"),
    path("inscription/mon-lien/", resend_views.resend, name="resend"),
    path("inscription/mon-lien/envoye/", resend_views.resent, name="resent"),
    path("inscription/preuve.json", views.challenge, name="proof"),
    path("avis/<str:token>/", feedback_page, name="feedback"),
    path("inscription/attestation/<str:token>/", attesting.own_attestation, name="attestation"),
    path(
        "inscription/attestation/<str:token>/attestation.pdf", attesting.own_sheet, name="attestation_sheet"
    ),
    path("attestation/", attesting.verify, name="verify"),
    path("attestation/<slug:code>/", attesting.verified, name="attestation_verified"),
    path("passeport/", attesting.new_passport, name="passport_new"),
    path("passeport/message/", attesting.passport_asked, name="passport_asked"),
    path("passeport/<str:token>/", attesting.passport, name="passport"),
    path("passeport/<str:token>/passeport.pdf", attesting.passport_file, name="passport_sheet"),
    path("inscription/<int:session>/dates.ics", session_calendar, name="session_calendar"),
    path("mon-calendrier/<str:token>.ics", personal_file, name="personal_file"),
    path("mon-calendrier/<str:token>/", personal_page, name="personal_calendar"),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)dates\.ics$", page_calendar, name="page_calendar"),
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)(?P<sheet>affiche|feuille)\.pdf$", sheet_of_workshop, name="workshop_sheet"
    ),
]
