"""Addresses of accounts, below /compte/: allauth's under its own names, without those of open sign-up."""

from allauth.account import views as allauth_views
from django.urls import include, path

from network.accounts import devices, doors, views

urlpatterns = [
    path("", views.overview, name="account"),
    path("connexion/", doors.log_in, name="account_login"),
    path("connexion/lien/", views.ask_link, name="account_ask_link"),
    path("connexion/lien/envoye/", views.link_sent, name="account_link_sent"),
    path("connexion/lien/<str:token>/", views.follow_link, name="account_link"),
    path("deconnexion/", allauth_views.logout, name="account_logout"),
    path("confirmer/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("mot-de-passe/", views.password, name="account_change_password"),
    path("appareils/", devices.devices, name="usersessions_list"),
    path("second-facteur/", include("allauth.mfa.urls")),
]
