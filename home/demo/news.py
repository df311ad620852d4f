"""The news, in French and most of it in English."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.text import slugify

from home.demo.body import paragraphs
from home.demo.pages import home_page
from home.demo.pictures import pictures_by_name
from home.demo.publishing import publish_below
from home.demo.texts import Texts, read
from home.demo.translating import ENGLISH, translate
from home.models import NewsIndexPage, NewsPage


def load_news(*, now: datetime) -> int:
    """Add the list of news with its pieces, as of `now`, where the site has none; return how many."""
    if NewsIndexPage.objects.exists():
        return 0
    told, pictures = read("news"), pictures_by_name()
    index = NewsIndexPage(**told["index"]["fr"])
    publish_below(home_page(), index)
    translate(index, **told["index"][ENGLISH])
    for one in told["news"]:
        day = timezone.localdate(now) - timedelta(days=one["days_ago"])
        page = NewsPage(
            slug=one["key"], picture=pictures[one["picture"]], published_on=day, **_texts(one["fr"])
        )
        publish_below(index, page)
        if ENGLISH in one:
            translate(page, slug=slugify(one[ENGLISH]["title"]), **_texts(one[ENGLISH]))
    return len(told["news"])


def _texts(told: Texts) -> Texts:
    return {
        "title": told["title"],
        "introduction": told["introduction"],
        "author": "Entraide numérique",
        "body": [paragraphs(told["paragraphs"])],
    }
