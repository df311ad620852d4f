"""A workshop that has sessions is not deleted: people may count on them."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Page

from events.models import Session, WorkshopPage


def titles_that_would_lose_sessions(pages: Iterable[Page]) -> list[str]:
    """Return the titles of workshops that would keep sessions and no page in any language."""
    branches = Q(pk__in=[])
    for page in pages:
        branches |= Q(path__startswith=page.path)
    doomed = WorkshopPage.objects.filter(branches)
    left = WorkshopPage.objects.exclude(branches).values("translation_key")
    with_sessions = Session.objects.workshop_keys()
    lost = doomed.filter(translation_key__in=with_sessions).exclude(translation_key__in=left)
    return list(lost.order_by("title").values_list("title", flat=True))


def refuse_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, [page], page)


def refuse_pages(
    request: HttpRequest, action_type: str, objects: list[object], action: object
) -> HttpResponse | None:
    pages = [thing for thing in objects if isinstance(thing, Page)]
    return _refuse(request, pages, pages[0]) if action_type == "delete" and pages else None


def _refuse(request: HttpRequest, pages: list[Page], page: Page) -> HttpResponse | None:
    titles = titles_that_would_lose_sessions(pages)
    if not titles:
        return None
    messages.error(
        request,
        gettext(
            "Not deleted: %(titles)s has sessions that people may count on. Unpublish the page to hide "
            "it, or delete its sessions first; moderators can."
        )
        % {"titles": ", ".join(titles[:5])},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
