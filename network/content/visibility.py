"""The one rule of what anybody may read; what is not readable is told nowhere in public."""

from collections.abc import Collection
from datetime import datetime
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class ReadablePageQuerySet(PageQuerySet):
    def readable(self, now: datetime | None = None) -> Self:
        """Pages anybody may read: published, not expired, in no private part of the site.

        A page whose `expire_at` has come is hidden from that minute on, whenever Wagtail's own sweep
        (`publish_scheduled`) takes it down.
        """
        return self.filter(_is_out(now or timezone.now()), ~is_private())

    def telling_who_may_read(self) -> Self:
        """All the pages; each says of itself `is_private` and `is_readable`, by the same rule."""
        is_readable = ExpressionWrapper(_is_out(timezone.now()) & ~is_private(), output_field=BooleanField())
        return self.annotate(
            is_private=ExpressionWrapper(is_private(), output_field=BooleanField()), is_readable=is_readable
        )

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


def _is_out(now: datetime) -> Q:
    return Q(live=True, expired=False) & (Q(expire_at=None) | Q(expire_at__gt=now))


def is_private() -> Q:
    """Whether the page is in a private part of the site; an alias is as private as its original."""
    return Q(_is_below("page")) | Q(_is_below("page__aliases")) | Q(_is_below("page__aliases__aliases"))


def _is_below(private: str) -> Exists:
    whole = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    inside = {"whole__startswith": F(f"{private}__path")}
    return Exists(PageViewRestriction.objects.annotate(whole=whole).filter(**inside))
