"""The one SQL statement of a search: what fits the text, the place and the dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from network.catalogue.engines.database.text_index import text_index
from network.catalogue.query import CatalogueQuery
from network.catalogue.wording import Clause
from network.geo.distance import bounding_box, distance_km


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that fits before facets are asked. `slots` are the bits of all its fitting dates;
    `next_at` is the first of them that `day` and `part` allow, and `distance` is in km."""

    pk: int
    next_at: Any
    slots: int
    rank: float
    is_dated: bool
    distance: float | None


def candidates(query: CatalogueQuery, clauses: list[Clause]) -> Iterator[Candidate]:
    """Yield the cards within the radius, and those without a place (their distance is None)."""
    sql, parameters = statement(query, clauses)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    near = query.near
    for pk, latitude, longitude, next_at, slots, rank, is_dated in rows:
        distance = None
        if near and latitude is not None:
            distance = distance_km(near.latitude, near.longitude, latitude, longitude)
            if near.radius_km is not None and distance > near.radius_km:
                continue
        yield Candidate(pk, next_at, int(slots), rank, bool(is_dated), distance)


def period(query: CatalogueQuery) -> tuple[datetime, datetime | None]:
    """Return the first instant a session may start at and the first it may not (aware)."""
    start, end = query.now, None
    if query.date_from:
        start = max(start, _midnight(query.date_from))
    if query.date_to:
        end = _midnight(query.date_to + timedelta(days=1))
    return start, end


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def statement(query: CatalogueQuery, clauses: list[Clause]) -> tuple[str, list[object]]:
    """Return the statement and its parameters."""
    hits, source, rank, text = "", "catalogue_entry e", "0", []
    if clauses:
        found, text = text_index().hits(clauses)
        hits, rank = f"WITH hits AS MATERIALIZED ({found}) ", "hits.rank"
        source = "hits JOIN catalogue_entry e ON e.id = hits.id"
    sessions, session_parameters = fitting_dates(query)
    where, where_parameters = _where(query)
    sql = (
        f"{hits}SELECT e.id, e.latitude, e.longitude, "
        f"MIN(CASE WHEN (s.slot & %s) <> 0 THEN s.starts_at END), COALESCE(SUM(DISTINCT s.slot), 0), "
        f"{rank}, e.is_dated "
        f"FROM {source} LEFT JOIN catalogue_entrysession s ON s.entry_id = e.id AND {sessions} WHERE {where} "
        f"GROUP BY e.id{', hits.rank' if clauses else ''} HAVING COUNT(s.id) > 0 OR NOT e.is_dated"
    )
    return sql, [*text, query.slots(), *session_parameters, *where_parameters]


def fitting_dates(query: CatalogueQuery) -> tuple[str, list[object]]:
    """Return the condition that ONE session `s` must fulfil, besides its slot."""
    start, end = period(query)
    adapt = connection.ops.adapt_datetimefield_value
    sql, parameters = "s.starts_at >= %s", [adapt(start)]
    if not query.called_off:
        sql = f"{sql} AND s.is_open"
    if end:
        sql, parameters = f"{sql} AND s.starts_at < %s", [*parameters, adapt(end)]
    if query.seats:
        sql = f"{sql} AND (s.seats_left IS NULL OR s.seats_left >= %s)"
        parameters = [*parameters, query.seats]
    return sql, parameters


def _where(query: CatalogueQuery) -> tuple[str, list[object]]:
    """Return the conditions on the card itself: shown in the reader's language, not ended, near enough."""
    sql, parameters = "e.shown_in LIKE %s", [f"% {query.site_language} %"]
    if query.scope == "catalogue":
        sql = f"{sql} AND e.in_catalogue"
    now = connection.ops.adapt_datetimefield_value(query.now)
    sql, parameters = f"{sql} AND (e.expires_at IS NULL OR e.expires_at > %s)", [*parameters, now]
    near_enough, box = _box(query)
    return f"{sql}{near_enough}", [*parameters, *box]


def _box(query: CatalogueQuery) -> tuple[str, list[object]]:
    if query.near is None or query.near.radius_km is None:
        return "", []
    south, west, north, east = bounding_box(query.near.latitude, query.near.longitude, query.near.radius_km)
    sql = " AND (e.latitude IS NULL OR (e.latitude BETWEEN %s AND %s AND e.longitude BETWEEN %s AND %s))"
    return sql, [south, north, west, east]
