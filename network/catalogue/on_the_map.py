"""Where the answers to an address are: the places of a map, each with its cards."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from network.catalogue.forms import CatalogueForm
from network.catalogue.presentation.cards import ShownCard, shown_card
from network.catalogue.query import CatalogueQuery
from network.catalogue.searching import ask
from network.catalogue.vocabulary import vocabulary
from network.content.models import NetworkSettings
from network.content.templatetags.plain_words import when

# More cards than a person looks through; the list has them all.
MOST_CARDS = 500


class MapForm(CatalogueForm):
    """Asks for all the answers at once, mended and widened as those of the page."""

    beside = 0

    def query(self, *, now: datetime, text: str | None = None) -> CatalogueQuery:
        return replace(super().query(now=now, text=text), offset=0, limit=MOST_CARDS)


@require_safe
def on_the_map(request: HttpRequest) -> JsonResponse:
    """Answer an address of the catalogue with `{count, elsewhere, places}`, whatever its page.

    `elsewhere` counts the cards that have no point to show; bad values are left out, as on the page.
    """
    form = MapForm(request.GET, departments=NetworkSettings.for_request(request).departments)
    form.is_valid()
    query, results = ask(form, may_correct=True, may_widen=True)
    words = vocabulary(results.version)
    cards = [shown_card(card, words, query.site_language) for card in results.cards]
    found = places(cards)
    shown = sum(len(place["cards"]) for place in found)
    return JsonResponse({"count": results.count, "elsewhere": len(cards) - shown, "places": found})


def places(cards: Iterable[ShownCard]) -> list[dict[str, object]]:
    """Return one thing for each point, in the order of its first card; WGS84 degrees."""
    found: dict[tuple[float, float], dict[str, object]] = {}
    for card in cards:
        place = card.place
        if place is None or place.latitude is None or place.longitude is None:
            continue
        point = {"name": place.name, "commune": place.commune, "lat": place.latitude, "lon": place.longitude}
        at = found.setdefault((place.latitude, place.longitude), {**point, "cards": []})
        at["cards"].append(_card(card))
    return list(found.values())


def _card(card: ShownCard) -> dict[str, str]:
    first = card.sessions[0].starts_at if card.sessions else None
    return {"id": card.id, "title": card.title, "url": card.url, "when": when(first)}
