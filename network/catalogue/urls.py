"""Addresses of the catalogue below /fr/catalogue/."""

from django.urls import path

from network.catalogue import views
from network.catalogue.on_the_map import on_the_map

urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("places.json", on_the_map, name="catalogue-places"),
]
