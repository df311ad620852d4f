"""Chosen dates of the projection as cards of a feed, in one query."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import QuerySet

from network.catalogue.models import EntrySession
from network.catalogue.results import CardPlace, FeedCard

_CARD = (
    "key",
    "title",
    "summary",
    "url",
    "organisation",
    "format",
    "reserved_for",
    "place_name",
    "commune",
    "postcode",
    "latitude",
    "longitude",
    "appeared_at",
)
_DATE = ("session", "starts_at", "ends_at", "seats_left", "status", "changed_at", "meetings")


def cards_of(dates: QuerySet[EntrySession]) -> Iterator[FeedCard]:
    """Yield the cards of `dates`, each with those of its dates, earliest first."""
    columns = (*(f"entry__{name}" for name in _CARD), *_DATE)
    rows = dates.order_by("entry", "starts_at", "session").values_list(*columns).iterator()
    for _key, found in groupby(rows, key=itemgetter(0)):
        told = list(found)
        *about, reserved_for, name, commune, postcode, latitude, longitude, appeared_at = told[0][
            : len(_CARD)
        ]
        place = CardPlace(name, commune, postcode, latitude, longitude) if name else None
        hours = [row[len(_CARD) :] for row in told]
        yield FeedCard(*about, tuple(reserved_for.split()), place, appeared_at, hours)
