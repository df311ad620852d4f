"""A row of the projection as the index keeps it."""

from network.catalogue.engines.database.text_index import COLUMNS, columns
from network.catalogue.models import Entry, EntrySession
from network.catalogue.query import CARD_FACETS

# Where seats are not counted there is always one more.
UNCOUNTED = 2**31 - 1

Document = dict[str, object]


def document_of(entry: Entry) -> Document:
    """Return the document of a card; only dates that can be found are in it."""
    has_place = entry.latitude is not None
    return {
        "pk": entry.pk,
        "subject": entry.subject,
        "shown_in": entry.shown_in.split(),
        "in_catalogue": entry.in_catalogue,
        "is_dated": entry.is_dated,
        "expires_at": entry.expires_at,
        "has_place": has_place,
        "at": {"lat": entry.latitude, "lon": entry.longitude} if has_place else None,
        "partner_name": entry.organisation,
        "facets": {facet: entry.values_of(facet) for facet in CARD_FACETS},
        "dates": [_date(row) for row in entry.sessions.all() if row.is_open],
        "stems": dict(zip((name for name, *_ in COLUMNS), columns(entry), strict=True)),
        "words": {"title": entry.title, "summary": entry.summary, "body": entry.body},
    }


def _date(row: EntrySession) -> Document:
    seats = UNCOUNTED if row.seats_left is None else row.seats_left
    return {"starts_at": row.starts_at, "slot": row.slot, "seats_left": seats}
