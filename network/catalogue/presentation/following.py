"""Ways to be told when the answer to a question changes."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from network.catalogue.addresses import without
from network.catalogue.results import Corrected


@dataclass(frozen=True, slots=True)
class Following:
    calendar_url: str
    feed_url: str
    alert_url: str
    share_url: str


def following(data: QueryDict, corrected: Corrected | None = None) -> Following:
    """Return where the same question is answered for a calendar program, a feed reader and by e-mail.

    They ask what the page shows: a slip that it mended would wait there for ever.
    """
    if corrected:
        data = data.copy()
        data["q"] = corrected.searched
    asked = _question(data)
    host = urlsplit(settings.SITE_URL).netloc
    return Following(
        calendar_url=f"webcal://{host}{reverse('catalogue-calendar')}{asked}",
        feed_url=f"{reverse('catalogue-feed')}{asked}",
        alert_url=f"{reverse('alert-new')}{asked}",
        share_url=f"{reverse('catalogue-share')}{asked}",
    )


def page_address(data: QueryDict) -> str:
    """Return the path of the page that answers the same question."""
    return f"{reverse('catalogue')}{_question(data)}"


def _question(data: QueryDict) -> str:
    """Return the query string without what only concerns one page."""
    kept = data.copy()
    kept.pop("sort", None)
    return without(kept, "page").removesuffix("?")
