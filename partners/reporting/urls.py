"""Addresses where the public reports an error on a sheet."""

from django.urls import path

from partners.reporting import views

urlpatterns = [
    path("<slug:kind>/<slug:slug>/", views.report_error, name="report-error"),
    path("<slug:kind>/<slug:slug>/merci/", views.thanks, {"has_closed": False}, name="report-thanks"),
    path("<slug:kind>/<slug:slug>/merci/ferme/", views.thanks, {"has_closed": True}, name="report-closed"),
]
