"""Addresses of registrations, and of the files below the pages of workshops."""

from django.urls import path, re_path

from events.announcing.views import sheet_of_workshop
from events.registration import views
from events.registration.feedback import feedback_page

urlpatterns = [
    path("inscription/<int:session>/", views.register_page, name="register"),
    path("inscription/confirmation/<str:token>/", views.registered, name="registered"),
    path("avis/<str:token>/", feedback_page, name="feedback"),
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)(?P<sheet>affiche|feuille)\.pdf$", sheet_of_workshop, name="workshop_sheet"
    ),
]
