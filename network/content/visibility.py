"""The one rule of what anybody may read; what is not readable is told nowhere in public."""

from datetime import datetime
from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class ReadablePageQuerySet(PageQuerySet):
    def readable(self, now: datetime | None = None) -> Self:
        """Pages anybody may read: published, not expired, in no private part of the site.

        A page whose `expire_at` has come is hidden from that minute on, whenever Wagtail's own sweep
        (`publish_scheduled`) takes it down.
        """
        hidden = Q(expire_at__lte=now or timezone.now())
        for path in _private_paths():
            hidden |= Q(path__startswith=path)
        return self.live().filter(expired=False).exclude(hidden)

    def originals(self) -> Self:
        """Pages that speak for themselves: an alias repeats another page, even below another language."""
        return self.filter(alias_of=None)


ReadablePageManager = PageManager.from_queryset(ReadablePageQuerySet)


def _private_paths() -> list[str]:
    """Return where private parts of the site begin; an alias is as private as its original."""
    private = PageViewRestriction.objects.values("page")
    pages = Page.objects.filter(Q(pk__in=private) | Q(alias_of__in=private))
    return list(pages.values_list("path", flat=True))
