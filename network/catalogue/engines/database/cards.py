"""The cards of one page, read in two queries however many there are."""

from collections import defaultdict
from collections.abc import Sequence

from network.catalogue.cards import DateRow, card_of
from network.catalogue.engines.database.candidates import Candidate, period
from network.catalogue.highlight import highlight
from network.catalogue.models import Entry, EntrySession
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card
from network.catalogue.wording import Clause

COLUMNS = (
    "entry_id",
    "slot",
    "session",
    "starts_at",
    "ends_at",
    "seats_left",
    "status",
    "changed_at",
    "waiting",
)


def read_cards(query: CatalogueQuery, clauses: list[Clause], page: Sequence[Candidate]) -> list[Card]:
    """Return the cards of `page` in its order."""
    # Only words found are looked for in the body, the longest of all columns.
    found = Entry.objects.all() if clauses else Entry.objects.defer("body")
    entries = found.in_bulk([candidate.pk for candidate in page])
    sessions = _sessions(query, list(entries))
    return [
        card_of(
            entry,
            sessions[candidate.pk],
            distance_km=None if candidate.distance is None else round(candidate.distance, 3),
            highlight=highlight((entry.summary, entry.body), clauses) if clauses else None,
        )
        for candidate in page
        if (entry := entries.get(candidate.pk))
    ]


def _sessions(query: CatalogueQuery, entries: list[int]) -> dict[int, list[DateRow]]:
    """Return the dates that fit the question, by card, earliest first."""
    start, end = period(query)
    found = EntrySession.objects.filter(entry__in=entries, starts_at__gte=start)
    if not query.called_off:
        found = found.filter(is_open=True)
    if end:
        found = found.filter(starts_at__lt=end)
    allowed = query.slots()
    by_entry: dict[int, list[DateRow]] = defaultdict(list)
    # Rows, not models: a page of twenty cards has a hundred dates.
    for row in found.order_by("starts_at", "session").values_list(*COLUMNS, named=True):
        if row.slot & allowed and _has_seats(row, query.seats):
            by_entry[row.entry_id].append(row)
    return by_entry


def _has_seats(row: DateRow, wanted: int | None) -> bool:
    return not wanted or row.seats_left is None or row.seats_left >= wanted
