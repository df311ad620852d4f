"""Finds a page among those that are kept, from the home page down."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.views import serve as serve_page

from network.content.frame import frame, own_copy


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does, without a query to find it when it was found before."""
    parts = [part for part in path.split("/") if part]
    try:
        route = own_copy(frame(request).home).route(request, parts)
    except Http404:
        route = None
    request._wagtail_route_for_request = route
    return serve_page(request, path)
