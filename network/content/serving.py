"""Finds a page among those that are kept, from the home page down; pictures in their folder."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views import static
from wagtail.views import serve as serve_page

from network.content.frame import frame, own_copy


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does, without a query to find it when it was found before.

    One whose end has come is not there, whenever Wagtail's own sweep takes it down.
    """
    parts = [part for part in path.split("/") if part]
    try:
        route = own_copy(frame(request).home).route(request, parts)
    except Http404:
        route = None
    if route and route.page.expire_at and route.page.expire_at <= timezone.now():
        route = None
    request._wagtail_route_for_request = route
    return serve_page(request, path)


def sized_picture(request: HttpRequest, path: str) -> FileResponse:
    """Serve a picture in the size that a page shows: originals and documents never leave by this door."""
    return static.serve(request, path, document_root=settings.MEDIA_ROOT / "images")
