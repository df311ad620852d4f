"""Staff need a second factor before the admin, or the space of a partner, opens (STAFF_SECOND_FACTOR)."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from network.users.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# The first addresses of all those where staff have more rights than others.
STAFF_ROOMS = ("wagtailadmin_home", "space:home")


def enters_admin(user: User | AnonymousUser) -> bool:
    """Return whether somebody is one of the staff: who may open the admin."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def needs_second_factor(user: User | AnonymousUser) -> bool:
    """Return whether the network asks for a second factor of this person."""
    return settings.STAFF_SECOND_FACTOR and enters_admin(user)


class SecondFactorMiddleware:
    """Leads staff without a second factor to the page where they add one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        if not settings.STAFF_SECOND_FACTOR or not _is_staff_room(request):
            return None
        if needs_second_factor(request.user) and not has_second_factor(request.user):
            return redirect("mfa_index")
        return None


def _is_staff_room(request: HttpRequest) -> bool:
    is_way_out = request.resolver_match.url_name == "wagtailadmin_logout"
    return not is_way_out and request.path_info.startswith(tuple(map(reverse, STAFF_ROOMS)))
