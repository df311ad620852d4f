"""Addresses of the files, the same whatever editors call the page."""

from django.urls import path

from funding.views import deadlines, table

urlpatterns = [
    path("financements.csv", table, name="funding_table"),
    path("financements.ics", deadlines, name="funding_deadlines"),
]
