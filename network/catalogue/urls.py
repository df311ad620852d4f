"""Addresses of the catalogue, below the language."""

from django.urls import path

from network.catalogue import sharing, views
from network.catalogue.alerts import views as alerts
from network.catalogue.feeds.views import calendar_file, newest_cards
from network.catalogue.on_the_map import on_the_map

urlpatterns = [
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/places.json", on_the_map, name="catalogue-places"),
    path("catalogue.ics", calendar_file, name="catalogue-calendar"),
    path("catalogue.rss", newest_cards, name="catalogue-feed"),
    path("catalogue/partager/", sharing.share, name="catalogue-share"),
    path("catalogue/cadre/", sharing.framed, name="catalogue-frame"),
    path("catalogue/alerte/", alerts.new_alert, name="alert-new"),
    path("catalogue/alerte/message/", alerts.asked_for, name="alert-asked"),
    path("catalogue/alerte/<str:key>/", alerts.one_alert, name="alert"),
    path("catalogue/alerte/<str:key>/stop/", alerts.stop_alert, name="alert-stop"),
]
