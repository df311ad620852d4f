"""What fits the text, the place and the dates: one statement for the words, memory for the rest."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from network.catalogue.engines.database.facet_index import FacetIndex
from network.catalogue.engines.database.statements import fetch
from network.catalogue.engines.database.text_index import text_index
from network.catalogue.engines.database.whereabouts import Period
from network.catalogue.query import CatalogueQuery, Near
from network.catalogue.wording import Clause
from network.geo.distance import bounding_box, distance_km

Place = tuple[float, float]


class Candidate(NamedTuple):
    """A card that fits before facets are asked. `slots` are the bits of all its fitting dates;
    `next_at` is the first of them that `day` and `part` allow, in seconds since 1970; `distance` is in km."""

    pk: int
    next_at: float | None
    slots: int
    rank: float
    is_dated: bool
    distance: float | None


def candidates(
    query: CatalogueQuery, clauses: list[Clause], index: FacetIndex
) -> Iterator[tuple[int, Candidate]]:
    """Yield position and card within the radius, and of those without a place (their distance is None).

    Cards that the index does not know yet come with the catalogue's next version.
    """
    where = index.whereabouts
    shown, wanted, allowed = where.shown(query), _period(query), query.slots()
    distances = _Distances(query.near) if query.near else None
    for pk, rank in _hits(query, clauses, index):
        position = index.positions.get(pk)
        if position is None or not shown[position]:
            continue
        distance, place = None, where.places[position]
        if distances and place:
            distance = distances.to(place)
            if distance is None:
                continue
        next_at, slots = where.dates(position, wanted, allowed)
        is_dated = bool(where.is_dated[position])
        if slots or not is_dated:
            yield position, Candidate(pk, next_at, slots, rank, is_dated, distance)


def period(query: CatalogueQuery) -> tuple[datetime, datetime | None]:
    """Return the first instant a session may start at and the first it may not (aware)."""
    start, end = query.now, None
    if query.date_from:
        start = max(start, _midnight(query.date_from))
    if query.date_to:
        end = _midnight(query.date_to + timedelta(days=1))
    return start, end


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _period(query: CatalogueQuery) -> Period:
    start, end = period(query)
    last = end.timestamp() if end else float("inf")
    return Period(start.timestamp(), last, query.seats or 0, query.called_off)


def _hits(query: CatalogueQuery, clauses: list[Clause], index: FacetIndex) -> Iterable[tuple[int, float]]:
    """Return the keys of the cards that hold the words and how well, all cards where there are none."""
    if not clauses:
        return ((pk, 0.0) for pk in index.positions)
    return fetch(*text_index().hits(clauses, is_ranked=query.order == "relevance"))


class _Distances:
    """Distances from one place, measured only inside the box around its radius."""

    def __init__(self, near: Near) -> None:
        self._near = near
        self._most = float("inf") if near.radius_km is None else near.radius_km
        radius = near.radius_km
        self._box = radius is not None and bounding_box(near.latitude, near.longitude, radius)

    def to(self, place: Place) -> float | None:
        """Return how far (km) a place is, None beyond the radius."""
        latitude, longitude = place
        if self._box:
            south, west, north, east = self._box
            if not (south <= latitude <= north and west <= longitude <= east):
                return None
        distance = distance_km(self._near.latitude, self._near.longitude, latitude, longitude)
        return distance if distance <= self._most else None
