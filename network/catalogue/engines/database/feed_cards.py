"""The cards of a feed with their dates, read some at a time as bare rows: a calendar tells thousands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.db import connection

from network.catalogue.engines.database.candidates import Candidate, period
from network.catalogue.engines.database.statements import aware, fetch, marks, moment
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CardPlace, FeedCard, FeedDate

BATCH = 500
# The order of the index: dates of one hour were written in the order of their sessions.
_ORDER = "entry_id, starts_at, id"
_COLUMNS = "id, key, title, summary, url, organisation, format, reserved_for, place_name, commune, postcode"
# Many dates begin at the same hour, and many changed together.
_aware = lru_cache(maxsize=10_000)(aware)


def feed_cards(query: CatalogueQuery, found: Sequence[Candidate]) -> Iterator[FeedCard]:
    """Yield the cards of `found` in its order, with their dates that fit."""
    for start in range(0, len(found), BATCH):
        keys = [candidate.pk for candidate in found[start : start + BATCH]]
        cards = {key: told for key, *told in _rows(keys)}
        dates = _dates(query, keys)
        for key in keys:
            if key in cards:
                *told, reserved_for, name, commune, postcode, latitude, longitude, appeared_at = cards[key]
                place = CardPlace(name, commune, postcode, latitude, longitude) if name else None
                reserved = tuple(reserved_for.split())
                yield FeedCard(*told, reserved, place, _aware(appeared_at), dates.get(key, ()))


def _rows(keys: Sequence[int]) -> list[tuple[object, ...]]:
    columns = f"{_COLUMNS}, latitude, longitude, {moment('appeared_at')}"
    return fetch(f"SELECT {columns} FROM catalogue_entry WHERE id IN ({marks(keys)})", keys)


def _dates(query: CatalogueQuery, keys: list[int]) -> dict[int, list[FeedDate]]:
    """Return the dates that fit the question, by card, earliest first."""
    rows = _date_rows(query, keys)
    by_card: dict[int, list[FeedDate]] = defaultdict(list)
    if rows:
        # By columns: what is done ten thousand times is done outside Python.
        owners, sessions, starts, ends, seats, statuses, changes, meetings = zip(*rows, strict=True)
        hours = (map(_aware, starts), map(_aware, ends))
        told = zip(sessions, *hours, seats, statuses, map(_aware, changes), meetings, strict=True)
        for owner, date in zip(owners, told, strict=True):
            by_card[owner].append(date)
    return by_card


def _date_rows(query: CatalogueQuery, keys: list[int]) -> list[tuple[object, ...]]:
    start, end = period(query)
    adapt = connection.ops.adapt_datetimefield_value
    where = f"entry_id IN ({marks(keys)}) AND (slot & %s) <> 0 AND starts_at >= %s"
    parameters: list[object] = [*keys, query.slots(), adapt(start)]
    if not query.called_off:
        where = f"{where} AND is_open"
    if end:
        where, parameters = f"{where} AND starts_at < %s", [*parameters, adapt(end)]
    if query.seats:
        where = f"{where} AND (seats_left IS NULL OR seats_left >= %s)"
        parameters = [*parameters, query.seats]
    hours = f"{moment('starts_at')}, {moment('ends_at')}"
    told = f"entry_id, session, {hours}, seats_left, status, {moment('changed_at')}, meetings"
    return fetch(f"SELECT {told} FROM catalogue_entrysession WHERE {where} ORDER BY {_ORDER}", parameters)
