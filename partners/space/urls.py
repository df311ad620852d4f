"""Addresses of the space, below the language."""

from django.urls import include, path, re_path

from partners.space import editing, entrance, pointing, reports
from partners.space.history import views as history
from partners.space.team import views as team

app_name = "space"
_KIND = r"^(?P<organisation>[-\w]+)/(?P<kind>organisation|place|offer)"
_ONE = rf"{_KIND}/(?P<pk>\d{{1,18}})"
urlpatterns = [
    path("", entrance.organisations, name="home"),
    path("<slug:organisation>/", entrance.overview, name="overview"),
    path("<slug:organisation>/signalements/", reports.reports, name="reports"),
    path("<slug:organisation>/signalements/<int:report>/", reports.corrected, name="report"),
    path("<slug:organisation>/equipe/", team.team, name="team"),
    path("<slug:organisation>/equipe/quitter/", team.leave_team, name="team_leave"),
    path("<slug:organisation>/equipe/membre/<int:member>/", team.member, name="team_member"),
    path("<slug:organisation>/equipe/invitation/<int:invitation>/", team.invitation, name="team_invitation"),
    path("<slug:organisation>/historique/", history.history, name="history"),
    path("<slug:organisation>/historique/<int:version>/", history.version, name="version"),
    path("<slug:organisation>/fichiers/", include("partners.space.imports.urls")),
    path("<slug:organisation>/horaires/", editing.hours, name="hours"),
    path("<slug:organisation>/point/", pointing.pointing, name="point"),
    path("<slug:organisation>/fiche/", entrance.listing, {"kind": "organisation"}, name="organisation"),
    path("<slug:organisation>/lieux/", entrance.listing, {"kind": "place"}, name="places"),
    path("<slug:organisation>/offres/", entrance.listing, {"kind": "offer"}, name="offers"),
    re_path(rf"{_KIND}/nouveau/$", editing.edit, name="new-sheet"),
    re_path(rf"{_ONE}/$", editing.edit, name="sheet"),
    re_path(rf"{_ONE}/apercu/$", editing.preview, name="preview"),
    re_path(rf"{_ONE}/differences/$", editing.changes, name="changes"),
    re_path(rf"{_ONE}/retirer/$", editing.take_down, name="take-down"),
    re_path(rf"{_ONE}/remettre/$", editing.put_back, name="put-back"),
]
