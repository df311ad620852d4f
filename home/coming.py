"""What comes next near the main towns: one search over the whole region, shared out in Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from network.catalogue.query import DEFAULT_RADIUS_KM, CatalogueQuery, Near
from network.catalogue.results import Card
from network.catalogue.searching import search
from network.geo.distance import distance_km
from network.geo.gazetteer import by_insee
from network.geo.records import Commune

MAX_TOWNS = 4
CARDS_A_TOWN = 3
CARDS_WITHOUT_TOWN = 6
# Enough for four towns to find three cards each; what is shown stays true when there are more.
SOONEST = 100


@dataclass(frozen=True, slots=True)
class Coming:
    """The next cards near a town, distances measured from it; `town` is None where none is set."""

    town: Commune | None
    cards: tuple[Card, ...]


def main_towns(codes: str) -> list[Commune]:
    """Return the communes of INSEE codes separated by blanks; an unknown code is left out."""
    found = (by_insee(code) for code in codes.split())
    return list(dict.fromkeys(town for town in found if town))[:MAX_TOWNS]


def coming(towns: Sequence[Commune], *, now: datetime, language: str) -> list[Coming]:
    """Return what comes next near each town that has something within 20 km, in the site's `language`.

    One search in all. A card belongs to its nearest town. The cards come by date, so those kept for a
    town are its very next ones, even when the region has more than one search reads.
    """
    soonest = CatalogueQuery(now=now, sort="date", site_language=language)
    if not towns:
        cards = search(replace(soonest, limit=CARDS_WITHOUT_TOWN)).cards
        return [Coming(None, tuple(cards))] if cards else []
    cards = search(replace(soonest, near=_around(towns), limit=SOONEST)).cards
    shared = [Coming(town, _near(town, towns, cards)) for town in towns]
    return [group for group in shared if group.cards]


def _around(towns: Sequence[Commune]) -> Near:
    """Return a circle that holds 20 km around every town."""
    lat = sum(town.lat for town in towns) / len(towns)
    lon = sum(town.lon for town in towns) / len(towns)
    farthest = max(distance_km(lat, lon, town.lat, town.lon) for town in towns)
    return Near(lat, lon, "", farthest + DEFAULT_RADIUS_KM)


def _near(town: Commune, towns: Sequence[Commune], cards: Iterable[Card]) -> tuple[Card, ...]:
    measured = ((card, _distances(card, towns)) for card in cards)
    mine = [
        replace(card, distance_km=round(distances[town], 3))
        for card, distances in measured
        if distances and min(distances, key=distances.__getitem__) == town
    ]
    return tuple(card for card in mine if card.distance_km <= DEFAULT_RADIUS_KM)[:CARDS_A_TOWN]


def _distances(card: Card, towns: Sequence[Commune]) -> dict[Commune, float]:
    place = card.place
    if place is None or place.latitude is None or place.longitude is None:
        return {}
    return {town: distance_km(town.lat, town.lon, place.latitude, place.longitude) for town in towns}
