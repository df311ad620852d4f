"""Cards as RSS 2.0: absolute addresses, names that never change."""

from collections.abc import Iterable

from django.conf import settings
from django.http import QueryDict
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language

from network.catalogue.feeds.content_lines import plain
from network.catalogue.labels import summary_of
from network.catalogue.presentation.following import following, page_address
from network.catalogue.results import FeedCard


def rss(cards: Iterable[FeedCard], *, title: str, description: str, asked: QueryDict) -> str:
    """Return the feed of `cards`, in their order; `asked` is the address of the question."""
    feed = Rss201rev2Feed(
        title=plain(title),
        description=plain(description),
        link=f"{settings.SITE_URL}{page_address(asked)}",
        feed_url=f"{settings.SITE_URL}{following(asked).feed_url}",
        language=get_language(),
    )
    for card in cards:
        feed.add_item(
            title=plain(card.title),
            description=plain(" – ".join(part for part in (summary_of(card), _where(card)) if part)),
            link=f"{settings.SITE_URL}{card.url}",
            unique_id=f"urn:entraide:{card.id}",
            unique_id_is_permalink=False,
            pubdate=card.appeared_at,
        )
    return feed.writeString("utf-8")


def _where(card: FeedCard) -> str:
    return card.place.commune if card.place else ""
