"""A page that rows belong to by its key is not deleted while it is the last one they have."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

MOST_TITLES = 5


@dataclass(frozen=True, slots=True)
class KeepsRows:
    """Refuses to delete pages of `model` whose key is among `keys()` and that have no other language.

    `message` tells why, with the `%(titles)s` of the pages; `reason` may have more pressing words for the
    keys concerned, "" where it has not.
    """

    model: type[Page]
    keys: Callable[[], QuerySet[object, UUID]]
    message: str | Promise
    reason: Callable[[list[UUID]], str] = lambda _keys: ""

    def register(self) -> None:
        hooks.register("before_delete_page", self.refuse_page)
        hooks.register("before_bulk_action", self.refuse_pages)

    def lost(self, pages: Iterable[Page]) -> list[tuple[str, UUID]]:
        """Return title and key of those that would leave rows without a page in any language."""
        branches = Q(pk__in=[])
        for page in pages:
            branches |= Q(path__startswith=page.path)
        doomed = self.model.objects.filter(branches)
        left = self.model.objects.exclude(branches).values("translation_key")
        lost = doomed.filter(translation_key__in=self.keys()).exclude(translation_key__in=left)
        return list(lost.order_by("title").values_list("title", "translation_key"))

    def refuse_page(self, request: HttpRequest, page: Page) -> HttpResponse | None:
        return self._refuse(request, [page])

    def refuse_pages(
        self, request: HttpRequest, action_type: str, objects: list[object], action: object
    ) -> HttpResponse | None:
        pages = [thing for thing in objects if isinstance(thing, Page)]
        return self._refuse(request, pages) if action_type == "delete" and pages else None

    def _refuse(self, request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
        lost = self.lost(pages)
        if not lost:
            return None
        titles = ", ".join(title for title, _key in lost[:MOST_TITLES])
        reason = self.reason([key for _title, key in lost])
        messages.error(request, reason or self.message % {"titles": titles})
        return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
