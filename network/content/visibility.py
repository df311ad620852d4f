"""The one rule of what anybody may read; what is not readable is told nowhere in public."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from network.content.state import current_version


class ReadablePageQuerySet(PageQuerySet):
    def readable(self, now: datetime | None = None) -> Self:
        """Pages anybody may read: published, not expired, in no private part of the site.

        A page whose `expire_at` has come is hidden from that minute on, whenever Wagtail's own sweep
        (`publish_scheduled`) takes it down.
        """
        is_out = Q(expire_at=None) | Q(expire_at__gt=now or timezone.now())
        pages = self.filter(is_out, live=True, expired=False)
        for path in private_paths():
            pages = pages.exclude(path__startswith=path)
        return pages

    def originals(self) -> Self:
        """Pages that speak for themselves: an alias repeats another page, even below another language."""
        return self.filter(alias_of=None)

    def by_key(self, keys: Collection[UUID], *, language: str = "") -> dict[UUID, Page]:
        """Return one page a key: in `language` if there is one, else in the default, else in any."""
        wishes = {settings.LANGUAGE_CODE: 1, language: 0}
        pages = self.filter(translation_key__in=keys).select_related("locale")
        best_last = sorted(pages, key=lambda page: -wishes.get(page.locale.language_code, 2))
        return {page.translation_key: page for page in best_last}


ReadablePageManager = PageManager.from_queryset(ReadablePageQuerySet)


def private_paths() -> tuple[str, ...]:
    """Return where private parts of the site begin; an alias is as private as its original."""
    return _private_paths(current_version())


@lru_cache(maxsize=4)
def _private_paths(version: str) -> tuple[str, ...]:
    private = PageViewRestriction.objects.values("page")
    above = Q(pk__in=private) | Q(alias_of__in=private) | Q(alias_of__alias_of__in=private)
    return tuple(Page.objects.filter(above).values_list("path", flat=True))
