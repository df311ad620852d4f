"""Other doors lead to the one where people log in."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def log_in_elsewhere(request: HttpRequest) -> HttpResponse:
    """Send on to the page where everybody logs in, with the place they wanted to go to."""
    follow = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(follow, request.get_host()):
        return redirect_to_login(follow, resolve_url("account_login"))
    return redirect("account_login")
