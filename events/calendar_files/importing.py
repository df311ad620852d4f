"""Compares a calendar with the sessions here and writes the difference; a second time there is none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from events.calendar_files.reading import CalendarFile, Happening, read_calendar
from events.importing.cells import url
from events.keeping_in_step import refresh_workshops
from events.models import Session, WorkshopPage
from network.catalogue.enums import Status
from network.geo.normalise import normalise
from network.sheets.verdicts import Outcome, RefusedError
from partners.models import Place

LONGEST_LINK = 200
FIELDS = ("starts_at", "ends_at", "place", "remote_url", "status", "source_uid")


@dataclass(frozen=True, slots=True)
class EventVerdict:
    """What becomes of an event; `starts_at` is None when it could not be read."""

    title: str
    starts_at: datetime | None
    outcome: Outcome
    reason: str = ""

    @property
    def words(self) -> str:
        """What a person reads before it is done."""
        return {
            Outcome.CREATED: _("comes in"),
            Outcome.UPDATED: _("changes a session that is here"),
            Outcome.UNCHANGED: _("is here already"),
            Outcome.REJECTED: _("is left aside: %(reason)s") % {"reason": self.reason},
        }[self.outcome]


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What became of each event, and what was unusual about the calendar."""

    verdicts: Sequence[EventVerdict]
    notices: Sequence[str] = field(default=())

    def counts(self) -> dict[Outcome, int]:
        """Return how many events had each outcome, 0 included."""
        found = Counter(verdict.outcome for verdict in self.verdicts)
        return {outcome: found[outcome] for outcome in Outcome}


@transaction.atomic
def import_calendar(
    *,
    content: bytes,
    now: datetime,
    workshop: WorkshopPage | None = None,
    place: Place | None = None,
    is_dry_run: bool = False,
) -> CalendarReport:
    """Import the coming dates of a calendar and return what became of each.

    Without `workshop` an event goes to the workshop of its title; `place` is where events are whose own place
    we do not know. Raises UnreadableFileError. A dry run writes nothing.
    """
    calendar = read_calendar(content, now=now)
    matching = _Matching(calendar, workshop, place, now)
    verdicts = [matching.judge(happening) for happening in calendar.happenings]
    verdicts += [EventVerdict(one.title, None, Outcome.REJECTED, one.reason) for one in calendar.refused]
    if not is_dry_run:
        Session.objects.bulk_update(matching.changed, FIELDS)
        Session.objects.bulk_create(matching.created)
        refresh_workshops({session.workshop_key for session in (*matching.changed, *matching.created)})
    return CalendarReport(verdicts, calendar.notices)


class _Matching:
    """Knows each date by its UID in the calendar, else by its workshop, time and place: some programs give
    new UIDs at each export."""

    def __init__(
        self, calendar: CalendarFile, workshop: WorkshopPage | None, place: Place | None, now: datetime
    ) -> None:
        self.workshop, self.place, self.now = workshop, place, now
        self.created: list[Session] = []
        self.changed: list[Session] = []
        self.seen: set[int | tuple[UUID, datetime, int | None]] = set()
        keys = {self._key(one) for one in calendar.happenings} - {None}
        sessions = list(Session.objects.of_keys(keys).filter(ends_at__gte=now))
        self.by_uid = {(one.workshop_key, one.source_uid): one for one in sessions if one.source_uid}
        self.by_slot = {_slot(one): one for one in sessions}

    def judge(self, happening: Happening) -> EventVerdict:
        try:
            outcome = self._bring(happening)
        except RefusedError as refusal:
            return EventVerdict(happening.title, happening.starts_at, Outcome.REJECTED, str(refusal))
        return EventVerdict(happening.title, happening.starts_at, outcome)

    def _bring(self, happening: Happening) -> Outcome:
        wanted = self._session(happening)
        slot = _slot(wanted)
        known = self.by_uid.get((wanted.workshop_key, wanted.source_uid)) or self.by_slot.get(slot)
        if slot in self.seen or (known and known.pk in self.seen):
            raise RefusedError(_("it is in the calendar twice"))
        self.seen |= {slot, known.pk} if known else {slot}
        if known is None:
            self.created.append(wanted)
            return Outcome.CREATED
        other = self.by_slot.get(slot)
        if other and other is not known:
            raise RefusedError(_("the workshop has another session at this time and place"))
        return self._update(known, wanted)

    def _update(self, known: Session, wanted: Session) -> Outcome:
        told = [name for name in FIELDS if getattr(known, name) != getattr(wanted, name)]
        # What staff called off, moved online or filled stays so: only the calendar's own cancellation counts.
        if wanted.status != Status.CANCELLED and "status" in told:
            told.remove("status")
        if known.status == Status.MOVED_ONLINE and not wanted.remote_url and "remote_url" in told:
            told.remove("remote_url")
        if known.is_booked and set(told) - {"source_uid"}:
            raise RefusedError(_("somebody has booked it: change it by hand and tell them"))
        for name in told:
            setattr(known, name, getattr(wanted, name))
        if told:
            self.changed.append(known)
        return Outcome.UPDATED if set(told) - {"source_uid"} else Outcome.UNCHANGED

    def _session(self, happening: Happening) -> Session:
        key = self._key(happening)
        if key is None:
            raise RefusedError(_("no workshop has this title: create it first, or choose one for all events"))
        place, link = self._where(happening)
        return Session(
            workshop_key=key,
            starts_at=happening.starts_at,
            ends_at=happening.ends_at,
            place=place,
            remote_url=link,
            status=Status.CANCELLED if happening.is_cancelled else Status.SCHEDULED,
            source_uid=happening.uid,
        )

    def _key(self, happening: Happening) -> UUID | None:
        return self.workshop.translation_key if self.workshop else self.titles.get(normalise(happening.title))

    def _where(self, happening: Happening) -> tuple[Place | None, str]:
        link = next((text for text in (happening.location, happening.url) if text.startswith("https://")), "")
        said = normalise(happening.location)
        # "Médiathèque, 3 place du Marché, Dole": the name comes first.
        place = (
            self.places.get(said)
            or self.places.get(normalise(happening.location.split(",")[0]))
            or self.place
        )
        if happening.location.startswith("https://"):
            place = None
        if not place and not link:
            raise RefusedError(_("its place is not one of ours: choose one for all events"))
        return place, "" if place else url(link[:LONGEST_LINK])

    @cached_property
    def titles(self) -> Mapping[str, UUID]:
        return _only_ones(WorkshopPage.objects.values_list("title", "translation_key"))

    @cached_property
    def places(self) -> Mapping[str, Place]:
        return _only_ones((place.name, place) for place in Place.objects.filter(live=True))


def _only_ones(named: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return things by their name, without the names that two of them share."""
    found: dict[str, object] = {}
    shared: set[str] = set()
    for name, thing in named:
        key = normalise(name)
        if found.setdefault(key, thing) != thing:
            shared.add(key)
    return {key: thing for key, thing in found.items() if key and key not in shared}


def _slot(session: Session) -> tuple[UUID, datetime, int | None]:
    return session.workshop_key, session.starts_at, session.place_id
