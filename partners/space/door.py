"""The door of the space: only the people of an organisation, and staff in their place, come in."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from partners.enums import Role
from partners.models import Organisation
from partners.permissions import acts_for, may_own, organisations_of
from partners.space.sections import sections_of

View = Callable[..., HttpResponse]


def member_of(role: Role = Role.EDITOR) -> Callable[[View], View]:
    """Let in whoever has this role in the organisation of the address; the view gets the organisation.

    Nobody known is asked to log in; to anybody else the address does not exist.
    """

    def guarded(view: View) -> View:
        @never_cache
        @wraps(view)
        def enter(request: HttpRequest, organisation: str, **keys: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            found = organisations_of(request.user).filter(slug=organisation).first()
            if found is None or (role is Role.OWNER and not may_own(request.user, found)):
                raise Http404
            return view(request, found, **keys)

        return enter

    return guarded


def show(
    request: HttpRequest,
    organisation: Organisation,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    section: str,
    status: int = 200,
) -> HttpResponse:
    """Return a page of the space; `section` is the name of the part that it belongs to."""
    frame = {
        "organisation": organisation,
        "sections": sections_of(organisation, request.user),
        "section": section,
        "acts_for": acts_for(request.user, organisation),
    }
    return render(request, template, frame | dict(context or {}), status=status)
