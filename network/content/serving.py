"""Finds a page from the frame: the home page and the kind of those below it are known already."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_page

from network.content.frame import Frame, frame


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does, with three queries less to find it."""
    try:
        route = _route(request, frame(request), [part for part in path.split("/") if part])
    except Http404:
        route = None
    request._wagtail_route_for_request = route
    return serve_page(request, path)


def _route(request: HttpRequest, kept: Frame, parts: list[str]) -> RouteResult:
    """Go through the door where there is one; what is not there, the home page may find elsewhere."""
    if not parts:
        return _read(type(kept.home), kept.home.pk).route(request, [])
    with suppress(Http404, KeyError):
        page = _read(*kept.doors[parts[0]])
        page._cached_parent_obj = kept.home
        return page.route(request, parts[1:])
    return kept.home.route(request, parts)


def _read(model: type[Page], pk: int) -> Page:
    return model.objects.select_related("locale").get(pk=pk)
