"""The cards of a feed with their dates, read some at a time as bare rows: a calendar tells thousands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from django.db import connection

from network.catalogue.engines.database.candidates import Candidate, fitting_dates
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CardPlace, CardSession, FeedCard

BATCH = 500
_CARDS = (
    "SELECT id, key, title, summary, url, organisation, format, place_name, commune, postcode, "
    "latitude, longitude, COALESCE(appeared_at, NULL) FROM catalogue_entry WHERE id IN ({})"
)
# The value of an expression comes as it is stored: to read each as a moment is half the work. Dates come
# in the order of the index; those of one hour were written in the order of their sessions.
_DATES = (
    "SELECT s.entry_id, s.session, COALESCE(s.starts_at, NULL), COALESCE(s.ends_at, NULL), "
    "s.seats_left, s.status, COALESCE(s.changed_at, NULL) FROM catalogue_entrysession s "
    "WHERE s.entry_id IN ({}) AND (s.slot & %s) <> 0 AND {} ORDER BY s.entry_id, s.starts_at, s.id"
)


def feed_cards(query: CatalogueQuery, found: Sequence[Candidate]) -> Iterator[FeedCard]:
    """Yield the cards of `found` in its order, with their dates that fit."""
    for start in range(0, len(found), BATCH):
        keys = [candidate.pk for candidate in found[start : start + BATCH]]
        cards = {key: told for key, *told in _rows(_CARDS.format(_marks(keys)), keys)}
        dates = _dates(query, keys)
        for key in keys:
            if key in cards:
                *told, name, commune, postcode, latitude, longitude, appeared_at = cards[key]
                place = CardPlace(name, commune, postcode, latitude, longitude) if name else None
                yield FeedCard(*told, place, _moment(appeared_at), dates.get(key, ()))


def _dates(query: CatalogueQuery, keys: list[int]) -> dict[int, list[CardSession]]:
    """Return the dates that fit the question, by card, earliest first."""
    condition, parameters = fitting_dates(query)
    rows = _rows(_DATES.format(_marks(keys), condition), [*keys, query.slots(), *parameters])
    by_card: dict[int, list[CardSession]] = defaultdict(list)
    if rows:
        # By columns: what is done ten thousand times is done outside Python.
        owners, sessions, starts, ends, seats, statuses, changes = zip(*rows, strict=True)
        hours = (map(_moment, starts), map(_moment, ends))
        told = map(CardSession, sessions, *hours, seats, statuses, map(_moment, changes))
        for owner, session in zip(owners, told, strict=True):
            by_card[owner].append(session)
    return by_card


def _rows(sql: str, parameters: list[object]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _marks(keys: list[int]) -> str:
    return ", ".join(["%s"] * len(keys))


# Many dates begin at the same hour, and many changed together.
@lru_cache(maxsize=10_000)
def _moment(stored: str | datetime) -> datetime:
    """Return what SQLite stores as text, in UTC, as PostgreSQL gives it."""
    return datetime.fromisoformat(stored).replace(tzinfo=UTC) if isinstance(stored, str) else stored
