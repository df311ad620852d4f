"""Addresses of workshops and dates, below those of an organisation in the space."""

from django.urls import path, re_path

from events.roster.export import FILES
from events.space import calling_off, roster, sessions, workshops

_files = "|".join(FILES)
_one = "dates/<int:pk>/inscrits/<int:registration>"
urlpatterns = [
    path("", workshops.workshops, name="space-workshops"),
    path("nouveau/", workshops.new_workshop, name="space-new-workshop"),
    path("<int:pk>/", workshops.edit_workshop, name="space-workshop"),
    path("<int:pk>/nouvelle-date/", sessions.new_session, name="space-new-session"),
    path("dates/<int:pk>/", sessions.edit_session, name="space-session"),
    path("dates/<int:pk>/annuler/", calling_off.call_off, name="space-call-off"),
    path("dates/<int:pk>/remettre/", calling_off.put_back, name="space-put-back"),
    path("dates/<int:pk>/inscrits/", roster.roster, name="space-roster"),
    path("dates/<int:pk>/inscrits/feuille.pdf", roster.roster_sheet, name="space-roster-sheet"),
    re_path(
        rf"^dates/(?P<pk>\d{{1,18}})/inscrits/liste\.(?P<kind>{_files})$",
        roster.roster_file,
        name="space-roster-file",
    ),
    path(f"{_one}/<slug:mark>/note/", roster.attendance, name="space-attendance"),
    path("dates/<int:pk>/inscrits/sans-inscription/", roster.walk_in, name="space-walk-in"),
    path(f"{_one}/ne-vient-plus/", roster.not_coming, name="space-not-coming"),
]
