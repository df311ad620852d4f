"""Addresses of the files of an organisation, below its space."""

from django.urls import path

from partners.space.imports import views

urlpatterns = [
    path("", views.imports, name="imports"),
    path("modele-<slug:kind>.csv", views.example, name="import-example"),
    path("mes-donnees.zip", views.own_data, name="own-data"),
    path("<int:pk>/", views.run, name="import"),
    path("<int:pk>/refus.csv", views.rejects, name="import-rejects"),
    path("<int:pk>/<slug:act>/", views.act, name="import-act"),
]
