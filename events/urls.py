"""Addresses of the files below the pages of workshops."""

from django.urls import re_path

from events.announcing.views import sheet_of_workshop

urlpatterns = [
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)(?P<sheet>affiche|feuille)\.pdf$", sheet_of_workshop, name="workshop_sheet"
    ),
]
