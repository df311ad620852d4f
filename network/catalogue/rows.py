"""From what a source tells to rows of the projection, and whether they differ."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from network.catalogue.enums import KINDS, OPEN_STATUSES
from network.catalogue.meetings import written
from network.catalogue.models import Entry, EntrySession
from network.catalogue.query import slot_of
from network.catalogue.sources import EntryDraft, SessionDraft

# The row's own story is no part of what a source tells.
_OWN = {"id", "appeared_at", "version", "acknowledged", "changed_at"}
PROJECTED = [field.attname for field in Entry._meta.concrete_fields if field.attname not in _OWN]
_PLACE = ("place_name", "commune", "postcode", "latitude", "longitude")
SessionRow = tuple[object, ...]


def to_entry(draft: EntryDraft) -> Entry:
    """Return the unsaved row of a card."""
    place = draft.place
    return Entry(
        key=draft.key,
        subject=draft.subject,
        kind=draft.kind,
        title=draft.title,
        summary=draft.summary,
        body=draft.body,
        url=draft.url,
        language=draft.language,
        organisation=draft.organisation,
        partner=draft.partner,
        place_name=place.name if place else "",
        commune=place.commune if place else "",
        postcode=place.postcode if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        skills=_skill_words(draft),
        level=draft.level,
        fee=draft.fee,
        format=draft.format,
        terms=" ".join(_terms(draft)),
        reserved_for=" ".join(draft.reserved_for),
        hours=draft.hours,
        is_dated=draft.is_dated,
        in_catalogue=draft.in_catalogue,
        shown_in=f" {' '.join(draft.shown_in or dict(settings.LANGUAGES))} ",
        expires_at=draft.expires_at,
    )


def _skill_words(draft: EntryDraft) -> str:
    """Return skills and kind in the card's own language, whoever's language the change was made in."""
    with override(draft.language):
        return ", ".join((*draft.skill_names, str(KINDS[draft.kind])))


def _terms(draft: EntryDraft) -> Iterator[str]:
    several = {
        "skill": draft.skills,
        "audience": draft.audience,
        "access": draft.access,
        "language": draft.languages,
    }
    single = {
        "kind": draft.kind,
        "format": draft.format,
        "level": draft.level,
        "fee": draft.fee,
        "partner": draft.partner,
    }
    yield from (f"{facet}:{value}" for facet, values in several.items() for value in sorted(values))
    yield from (f"{facet}:{value}" for facet, value in single.items() if value)


def session_rows(entry: Entry, draft: EntryDraft, kept: Entry | None) -> Iterator[EntrySession]:
    """Yield the unsaved rows of a card's dates; `kept` is the card as it was, with its dates.

    A date whose times, place and status are as they were keeps the moment of its last change.
    """
    now, before = timezone.now(), _changes(kept, entry)
    names = (
        "session",
        "starts_at",
        "ends_at",
        "slot",
        "status",
        "is_open",
        "seats_left",
        "waiting",
        "meetings",
    )
    for row in sorted(map(_session_row, draft.sessions)):
        told = EntrySession(entry=entry, **dict(zip(names, row, strict=True)))
        told.changed_at = before.get(_appointment(told), now)
        yield told


def _changes(kept: Entry | None, entry: Entry) -> dict[SessionRow, datetime]:
    """Return when each appointment of a card last changed; nothing once the card has another place."""
    if kept is None or any(getattr(kept, name) != getattr(entry, name) for name in _PLACE):
        return {}
    return {_appointment(row): row.changed_at for row in kept.sessions.all()}


def _appointment(row: EntrySession) -> SessionRow:
    return row.session, row.starts_at, row.ends_at, row.status, row.meetings


def _session_row(session: SessionDraft) -> SessionRow:
    return (
        session.session,
        session.starts_at,
        session.ends_at,
        # The network's own zone, whichever the person who saves has chosen for their account.
        slot_of(timezone.localtime(session.starts_at, timezone.get_default_timezone())),
        session.status,
        session.status in OPEN_STATUSES,
        session.seats_left,
        session.waiting,
        written(session.meetings),
    )


def same_row(kept: Entry | None, draft: EntryDraft) -> bool:
    """Return whether the projection already says what the draft says; `kept` has its sessions."""
    if kept is None:
        return False
    fresh = to_entry(draft)
    if any(getattr(kept, name) != getattr(fresh, name) for name in PROJECTED):
        return False
    return sorted(map(_kept_row, kept.sessions.all())) == sorted(map(_session_row, draft.sessions))


def _kept_row(row: EntrySession) -> SessionRow:
    appointment = row.session, row.starts_at, row.ends_at, row.slot, row.status, row.is_open
    return *appointment, row.seats_left, row.waiting, row.meetings
