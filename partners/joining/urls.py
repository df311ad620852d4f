"""Addresses of invitations and requests, beside those of accounts."""

from django.urls import path

from partners.joining import views

urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("demande/", views.ask_to_join, name="join"),
    path("demande/envoyee/", views.asked_to_join, name="join_asked"),
]
