"""Pages that staff put first for a word; nothing is counted or written while people search."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from network.catalogue.text import stems
from network.content.visibility import ReadablePageQuerySet

MOST_PROMOTED = 3


@dataclass(frozen=True, slots=True)
class Promoted:
    title: str
    url: str
    description: str


def promoted(text: str, language: str, request: HttpRequest) -> list[Promoted]:
    """Return what staff promote for these words, whatever their order of letters and accents; at most three.

    A page shows only in its own language and while anybody may read it; an address elsewhere has no
    language, and shows in that of the network.
    """
    wanted = stems(text)
    found = (one for one in _shown(language) if wanted and stems(one.query.query_string) == wanted)
    return [_promoted(one, request) for one, _ in zip(found, range(MOST_PROMOTED), strict=False)]


def _shown(language: str) -> Iterator[SearchPromotion]:
    readable = ReadablePageQuerySet(Page).readable().filter(locale__language_code=language)
    shown = Q(page__in=readable)
    if language == settings.LANGUAGE_CODE:
        shown |= Q(page=None)
    return SearchPromotion.objects.filter(shown).select_related("query", "page").iterator()


def _promoted(one: SearchPromotion, request: HttpRequest) -> Promoted:
    url = one.page.get_url(request) if one.page else one.external_link_url
    return Promoted(one.title or url, url, one.description)
