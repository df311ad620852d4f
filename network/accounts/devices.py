"""The devices somebody is logged in on, and how to log each out."""

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

# Beginnings are enough: people know “Firefox, Android”, not a line of versions. The first that fits is said.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: HttpRequest) -> HttpResponse:
    """List the open sessions of somebody; end one of theirs, or all but this one."""
    sessions = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        end_sessions(request, _chosen(sessions, request.POST.get("end", "")))
        return redirect("usersessions_list" if request.user.is_authenticated else "account_login")
    listed = sorted(sessions, key=lambda one: one.created_at, reverse=True)
    rows = [{"session": one, "name": device_name(one.user_agent)} for one in listed]
    return render(request, "usersessions/usersession_list.html", {"rows": rows})


def _chosen(sessions: list[UserSession], which: str) -> list[UserSession]:
    """Return which of somebody's own sessions to end; what is not theirs is not among them."""
    if which == "others":
        return [one for one in sessions if not one.is_current()]
    return [one for one in sessions if str(one.pk) == which]


def device_name(user_agent: str) -> str:
    """Return a browser and a system in two words."""
    found = [next((name for sign, name in signs if sign in user_agent), "") for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or _("Unknown device")
