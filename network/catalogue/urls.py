"""Addresses of the catalogue below /fr/catalogue/."""

from django.urls import path

from network.catalogue import views

urlpatterns = [path("", views.catalogue, name="catalogue")]
