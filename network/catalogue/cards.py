"""A card from its row of the projection."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from network.catalogue.meetings import read
from network.catalogue.models import Entry, EntrySession
from network.catalogue.results import Card, CardPlace, CardSession


class EntryRow(NamedTuple):
    """What a card needs of a row of `Entry`, columns of the same names."""

    key: str
    kind: str
    title: str
    summary: str
    url: str
    language: str
    organisation: str
    place_name: str
    commune: str
    postcode: str
    latitude: float | None
    longitude: float | None
    terms: str
    level: str
    fee: str
    format: str
    expires_at: datetime | None
    appeared_at: datetime
    reserved_for: str
    hours: str


def card_of(
    entry: Entry | EntryRow,
    sessions: Iterable[CardSession],
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
        skills=tuple(term[6:] for term in entry.terms.split() if term.startswith("skill:")),
        level=entry.level,
        fee=entry.fee,
        format=entry.format,
        sessions=tuple(sessions),
        highlight=highlight or SafeString(),
        expires_at=entry.expires_at,
        appeared_at=entry.appeared_at,
        reserved_for=tuple(entry.reserved_for.split()),
        hours=entry.hours,
    )


def session_of(row: EntrySession) -> CardSession:
    """Return one date of a card from its row."""
    date = row.session, row.starts_at, row.ends_at
    return CardSession(*date, row.seats_left, row.status, row.changed_at, row.waiting, read(row.meetings))


def _place(entry: Entry | EntryRow) -> CardPlace | None:
    if not entry.place_name:
        return None
    return CardPlace(entry.place_name, entry.commune, entry.postcode, entry.latitude, entry.longitude)
