"""The page that files below its address tell of."""

from typing import TypeVar

from django.http import Http404, HttpRequest

from events.models import CalendarPage, WorkshopPage
from network.content.frame import frame, own_copy
from network.content.languages import is_readable_here

Told = TypeVar("Told", CalendarPage, WorkshopPage)


def public_page(request: HttpRequest, path: str, *kinds: type[Told]) -> Told:
    """Return the page of one of these kinds that anybody may read at this address, or raise Http404."""
    parts = [part for part in path.split("/") if part]
    page = own_copy(frame(request).home).route(request, parts)[0]
    is_public = isinstance(page, kinds) and type(page).objects.readable().filter(pk=page.pk).exists()
    if not (is_public and is_readable_here(page, request)):
        raise Http404
    return page
