"""Addresses of registrations, and of the files below the pages of workshops."""

from django.urls import path, re_path

from events.announcing.views import sheet_of_workshop
from events.registration import group_views, managing, resend_views, views
from events.registration.feedback import feedback_page

urlpatterns = [
    path("inscription/<int:session>/", views.register_page, name="register"),
    path("inscription/<int:session>/groupe/", group_views.group_page, name="register_group"),
    path("inscription/<int:session>/confirmation/", views.registered, name="registered"),
    path("inscription/ma-place/<str:token>/", managing.manage, name="manage"),
    path("inscription/mon-lien/", resend_views.resend, name="resend"),
    path("inscription/mon-lien/envoye/", resend_views.resent, name="resent"),
    path("inscription/preuve.json", views.challenge, name="proof"),
    path("avis/<str:token>/", feedback_page, name="feedback"),
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)(?P<sheet>affiche|feuille)\.pdf$", sheet_of_workshop, name="workshop_sheet"
    ),
]
