"""Addresses of the catalogue, below the language."""

from django.urls import path

from network.catalogue import views
from network.catalogue.feeds.views import calendar_file, newest_cards

urlpatterns = [
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue.ics", calendar_file, name="catalogue-calendar"),
    path("catalogue.rss", newest_cards, name="catalogue-feed"),
]
