"""Addresses of registrations, below the language."""

from django.urls import path

from events.registration import views

urlpatterns = [
    path("inscription/<int:session>/", views.register_page, name="register"),
    path("inscription/confirmation/<str:token>/", views.registered, name="registered"),
]
