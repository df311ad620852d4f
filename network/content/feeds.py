"""RSS of pages: the newest first, absolute addresses, a name that never changes, one language a feed."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed

from network.content.models import BasePage, NetworkSettings

MOST_ITEMS = 50
# A name with a dot would be no address of a page.
FEED = "feed/"


class PageFeed(Feed):
    """The feed of a page that lists others; `items` are its readable pages."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = False

    def __init__(self, page: BasePage, items: Iterable[BasePage]) -> None:
        super().__init__()
        self.page, self._items = page, items

    def get_object(self, request: HttpRequest) -> NetworkSettings:
        return NetworkSettings.for_request(request)

    def get_feed(self, obj: NetworkSettings, request: HttpRequest) -> Rss201rev2Feed:
        self.request, self.language = request, self.page.locale.language_code
        return super().get_feed(obj, request)

    def title(self, network: NetworkSettings) -> str:
        return f"{self.page.title} – {network.name}"

    def description(self) -> str:
        return self.page.introduction

    def link(self) -> str:
        return self._absolute(self.page)

    def feed_url(self) -> str:
        return f"{self._absolute(self.page)}{FEED}"

    def items(self) -> Iterable[BasePage]:
        return self._items

    def item_title(self, item: BasePage) -> str:
        return item.title

    def item_description(self, item: BasePage) -> str:
        return item.introduction

    def item_link(self, item: BasePage) -> str:
        return self._absolute(item)

    def item_guid(self, item: BasePage) -> str:
        # The address may change; this does not.
        return f"urn:uuid:{item.translation_key}#{self.language}"

    def item_pubdate(self, item: BasePage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: BasePage) -> datetime | None:
        return item.last_published_at

    def _absolute(self, page: BasePage) -> str:
        return f"{settings.SITE_URL}{page.get_url(self.request)}"


def feed(page: BasePage, request: HttpRequest, items: Iterable[BasePage]) -> HttpResponse:
    """Return the newest of `items`, pages in the order they appeared, newest first."""
    return PageFeed(page, items[:MOST_ITEMS])(request)
