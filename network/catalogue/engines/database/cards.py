"""The cards of one page, read in two queries however many there are."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connection

from network.catalogue.cards import EntryRow, card_of
from network.catalogue.engines.database.candidates import Candidate, period
from network.catalogue.engines.database.statements import aware, fetch, marks, moment
from network.catalogue.highlight import highlight
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CardSession
from network.catalogue.wording import Clause

_MOMENTS = {"expires_at", "appeared_at", "starts_at", "ends_at", "changed_at"}
_DATE = ("entry_id", "session", "starts_at", "ends_at", "seats_left", "status", "changed_at")


def read_cards(query: CatalogueQuery, clauses: list[Clause], page: Sequence[Candidate]) -> list[Card]:
    """Return the cards of `page` in its order."""
    if not page:
        return []
    keys = [candidate.pk for candidate in page]
    entries = _entries(keys, with_body=bool(clauses))
    dates = _dates(query, keys)
    return [
        card_of(
            entry,
            dates[candidate.pk],
            distance_km=None if candidate.distance is None else round(candidate.distance, 3),
            highlight=highlight((entry.summary, body), clauses) if clauses else None,
        )
        for candidate in page
        if candidate.pk in entries
        for body, entry in (entries[candidate.pk],)
    ]


def _entries(keys: Sequence[int], *, with_body: bool) -> dict[int, tuple[str, EntryRow]]:
    """Return body and row of each card by key."""
    # Only words found are looked for in the body, the longest of all columns.
    body = "body" if with_body else "''"
    columns = _columns(EntryRow._fields)
    sql = f"SELECT id, {body}, {columns} FROM catalogue_entry WHERE id IN ({marks(keys)})"
    return {pk: (text, _entry(values)) for pk, text, *values in fetch(sql, keys)}


def _entry(values: Sequence[object]) -> EntryRow:
    row = EntryRow._make(values)
    return row._replace(expires_at=aware(row.expires_at), appeared_at=aware(row.appeared_at))


def _dates(query: CatalogueQuery, keys: Sequence[int]) -> dict[int, list[CardSession]]:
    """Return the dates that fit the question, by card, earliest first."""
    by_entry: dict[int, list[CardSession]] = defaultdict(list)
    for pk, key, starts, ends, seats, status, changed in date_rows(query, keys):
        date = CardSession(key, aware(starts), aware(ends), seats, status, aware(changed))
        by_entry[pk].append(date)
    return by_entry


def date_rows(
    query: CatalogueQuery, keys: Sequence[int], *, order: str = "starts_at, session"
) -> list[tuple[Any, ...]]:
    """Return the dates of these cards that fit the question as rows of _DATE."""
    start, end = period(query)
    adapt = connection.ops.adapt_datetimefield_value
    where = f"entry_id IN ({marks(keys)}) AND (slot & %s) <> 0 AND starts_at >= %s"
    parameters = [*keys, query.slots(), adapt(start)]
    if not query.called_off:
        where = f"{where} AND is_open"
    if end:
        where, parameters = f"{where} AND starts_at < %s", [*parameters, adapt(end)]
    if query.seats:
        where = f"{where} AND (seats_left IS NULL OR seats_left >= %s)"
        parameters = [*parameters, query.seats]
    sql = f"SELECT {_columns(_DATE)} FROM catalogue_entrysession WHERE {where} ORDER BY {order}"
    return fetch(sql, parameters)


def _columns(names: Sequence[str]) -> str:
    return ", ".join(moment(name) if name in _MOMENTS else name for name in names)
