"""The cards of a page, read in two queries however many there are."""

from collections import defaultdict
from collections.abc import MutableMapping, Sequence
from datetime import datetime
from itertools import chain

from django.db import connection

from network.catalogue.cards import EntryRow, card_of
from network.catalogue.engines.database.candidates import Candidate, period
from network.catalogue.engines.database.kept_rows import CardRows, DateRow
from network.catalogue.engines.database.statements import aware, fetch, marks, moment
from network.catalogue.highlight import highlight
from network.catalogue.meetings import read
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CardSession
from network.catalogue.wording import Clause

_MOMENTS = {"expires_at", "appeared_at", "starts_at", "ends_at", "changed_at"}
_DATE = (
    "slot",
    "is_open",
    "session",
    "starts_at",
    "ends_at",
    "seats_left",
    "status",
    "changed_at",
    "waiting",
    "meetings",
)


def read_cards(query: CatalogueQuery, clauses: list[Clause], page: Sequence[Candidate]) -> list[Card]:
    """Return the cards of `page` in its order."""
    return read_pages(query, clauses, page)[0]


def read_pages(
    query: CatalogueQuery,
    clauses: list[Clause],
    *pages: Sequence[Candidate],
    kept: MutableMapping[int, CardRows] | None = None,
) -> list[list[Card]]:
    """Return the cards of each page in its order, all read together.

    Rows are looked for in `kept` first, and left there.
    """
    start, end = period(query)
    allowed, keys = query.slots(), [candidate.pk for candidate in chain(*pages)]
    rows = _read(keys, since=start, with_body=bool(clauses)) if kept is None else _kept(keys, kept)

    def fits(date: DateRow) -> bool:
        told = date.session
        return (
            told.starts_at >= start
            and (end is None or told.starts_at < end)
            and (date.is_open or query.called_off)
            and bool(date.slot & allowed)
            and (not query.seats or told.seats_left is None or told.seats_left >= query.seats)
        )

    def card(candidate: Candidate, found: CardRows) -> Card:
        return card_of(
            found.entry,
            [date.session for date in found.dates if fits(date)],
            distance_km=None if candidate.distance is None else round(candidate.distance, 3),
            highlight=highlight((found.entry.summary, found.body), tuple(clauses)) if clauses else None,
        )

    return [[card(one, rows[one.pk]) for one in page if one.pk in rows] for page in pages]


def _kept(keys: Sequence[int], kept: MutableMapping[int, CardRows]) -> dict[int, CardRows]:
    found = {key: rows for key in keys if (rows := kept.get(key))}
    if missing := [key for key in keys if key not in found]:
        for key, rows in _read(missing).items():
            kept[key] = found[key] = rows
    return found


def _read(
    keys: Sequence[int], *, since: datetime | None = None, with_body: bool = True
) -> dict[int, CardRows]:
    if not keys:
        return {}
    dates = _dates(keys, since)
    # Only words found are looked for in the body, the longest of all columns.
    body, columns = "body" if with_body else "''", _columns(EntryRow._fields)
    sql = f"SELECT id, {body}, {columns} FROM catalogue_entry WHERE id IN ({marks(keys)})"
    return {key: CardRows(_entry(row), text, tuple(dates[key])) for key, text, *row in fetch(sql, keys)}


def _entry(values: Sequence[object]) -> EntryRow:
    row = EntryRow._make(values)
    return row._replace(expires_at=aware(row.expires_at), appeared_at=aware(row.appeared_at))


def _dates(keys: Sequence[int], since: datetime | None) -> dict[int, list[DateRow]]:
    """Return the dates by card, earliest first: all, or those from a moment on."""
    where, parameters = f"entry_id IN ({marks(keys)})", [*keys]
    if since:
        adapt = connection.ops.adapt_datetimefield_value
        where, parameters = f"{where} AND starts_at >= %s", [*keys, adapt(since)]
    sql = f"SELECT entry_id, {_columns(_DATE)} FROM catalogue_entrysession WHERE {where}"
    dates: dict[int, list[DateRow]] = defaultdict(list)
    for key, slot, is_open, session, starts, ends, seats, status, changed, waiting, meetings in fetch(
        f"{sql} ORDER BY starts_at, session", parameters
    ):
        hours = aware(starts), aware(ends)
        told = CardSession(session, *hours, seats, status, aware(changed), waiting, read(meetings))
        dates[key].append(DateRow(slot, is_open, told))
    return dates


def _columns(names: Sequence[str]) -> str:
    return ", ".join(moment(name) if name in _MOMENTS else name for name in names)
