"""Addresses that are no pages of the CMS: where answers go, and files of figures."""

from django.urls import path

from home.needs.figures_file import figures_csv
from home.needs.views import assess

urlpatterns = [
    path("assessment/<int:pk>/", assess, name="assess"),
    path("figures/<int:pk>.csv", figures_csv, name="figures_csv"),
]
