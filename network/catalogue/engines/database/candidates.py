"""What fits the text, the place and the dates: one statement for the words, memory for the rest."""

from array import array
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import repeat
from typing import NamedTuple

from django.utils import timezone

from network.catalogue.engines.database.facet_index import FacetIndex
from network.catalogue.engines.database.kept_rows import Hits
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
    is_dated: int
    distance: float | None


def candidates(
    query: CatalogueQuery, clauses: list[Clause], index: FacetIndex, version: str
) -> Iterator[tuple[int, Candidate]]:
    """Yield position and card within the radius, and of those without a place (their distance is None).

    Cards that the index does not know yet come with the catalogue's next version.
    """
    where = index.whereabouts
    shown, dated, seats = where.shown(query), where.is_dated, query.seats or 0
    free = where.free_seats(version) if seats else None
    dates = where.dates(_period(query), query.slots(), seats=free, wanted=seats)
    distances = _Distances(query.near) if query.near else None
    for position, rank in _hits(query, clauses, index):
        if not shown[position]:
            continue
        distance, place = None, where.places[position]
        if distances and place:
            distance = distances.to(place)
            if distance is None:
                continue
        next_at, slots = dates(position)
        if slots or not dated[position]:
            yield position, Candidate(index.keys[position], next_at, slots, rank, dated[position], distance)


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
    return Period(start.timestamp(), last, query.called_off)


def _hits(query: CatalogueQuery, clauses: list[Clause], index: FacetIndex) -> Iterable[tuple[int, float]]:
    """Return the positions of the cards that hold the words and how well, of all where there are none."""
    if not clauses:
        return zip(range(index.size), repeat(0.0), strict=False)
    is_ranked = query.order == "relevance"
    key = (is_ranked, *clauses)
    # Another thread may empty what is kept at any moment.
    hits = index.hits.get(key)
    if hits is None:
        found = fetch(*text_index().hits(clauses, is_ranked=is_ranked))
        known = [(index.positions[pk], rank) for pk, rank in found if pk in index.positions]
        positions, ranks = zip(*known, strict=True) if known else ((), ())
        hits = index.hits[key] = Hits(array("I", positions), array("d", ranks))
    return zip(*hits, strict=True)


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
