"""What plain pages tell the search of the site: all those of a type that no other source tells of."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, get_page_models

from home.models.news_page import NEWS
from network.catalogue.enums import SiteKind
from network.catalogue.page_sources import PageSource, Version
from network.catalogue.sources import EntryDraft
from network.content.models import BasePage
from network.content.visibility import ReadablePageQuerySet


class PlainPageSource(PageSource):
    """Pages whose type leaves `told_by` as it is: home, standard pages, the calendar, the directory."""

    name = BasePage.told_by
    kind = SiteKind.PAGE

    def pages(self) -> ReadablePageQuerySet:
        types = [model for model in get_page_models() if getattr(model, "told_by", "") == self.name]
        of_these = ContentType.objects.get_for_models(*types).values()
        return ReadablePageQuerySet(Page).filter(content_type__in=of_these).specific()

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public pages, in two queries and one for each type."""
        return [_draft(version, self.kind) for version in self.versions(subjects)]


class NewsSource(PlainPageSource):
    """The news, found under a kind of their own."""

    name = NEWS
    kind = SiteKind.NEWS


def _draft(version: Version, kind: SiteKind) -> EntryDraft:
    return EntryDraft(
        **version.frame(),
        kind=kind,
        body=_words(version.page),
        languages=(version.language,),
        is_dated=False,
        in_catalogue=False,
    )


def _words(page: BasePage) -> str:
    """Return what the page lets be searched beside its title and introduction, without markup."""
    fields = [
        field
        for field in page.get_searchable_search_fields()
        if field.field_name not in ("title", "introduction")
    ]
    return "\n".join(text for field in fields for text in _texts(field.get_value(page)))


def _texts(value: object) -> list[str]:
    """Return the texts of a field: a body of blocks has several."""
    return [str(text) for text in (value if isinstance(value, list) else [value]) if text]
