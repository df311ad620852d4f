"""A card from its row of the projection."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from django.utils.safestring import SafeString

from network.catalogue.models import Entry
from network.catalogue.results import Card, CardPlace, CardSession


class DateRow(Protocol):
    """What a card needs of a row of `EntrySession`."""

    session: int
    starts_at: datetime
    ends_at: datetime
    seats_left: int | None
    status: str
    changed_at: datetime
    waiting: int


def card_of(
    entry: Entry,
    sessions: Iterable[DateRow],
    *,
    distance_km: float | None = None,
    highlight: SafeString | None = None,
) -> Card:
    """Return the card of `entry` with these of its dates."""
    return Card(
        id=entry.key,
        kind=entry.kind,
        title=entry.title,
        summary=entry.summary,
        url=entry.url,
        language=entry.language,
        organisation=entry.organisation,
        place=_place(entry),
        distance_km=distance_km,
        skills=tuple(
            term.removeprefix("skill:") for term in entry.terms.split() if term.startswith("skill:")
        ),
        level=entry.level,
        fee=entry.fee,
        format=entry.format,
        sessions=tuple(map(_session, sessions)),
        highlight=highlight or SafeString(),
        expires_at=entry.expires_at,
        appeared_at=entry.appeared_at,
    )


def _session(row: DateRow) -> CardSession:
    date = row.session, row.starts_at, row.ends_at
    return CardSession(*date, row.seats_left, row.status, row.changed_at, row.waiting)


def _place(entry: Entry) -> CardPlace | None:
    if not entry.place_name:
        return None
    return CardPlace(entry.place_name, entry.commune, entry.postcode, entry.latitude, entry.longitude)
