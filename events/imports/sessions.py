"""Imports dates of the workshops an organisation leads; the pages of workshops are written in the space."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.importing.reading import Dates, Reader, RowReading
from events.keeping_in_step import refresh_workshops
from events.models import Session
from events.space.reach import sessions_of, workshops_of
from network.catalogue.enums import Status
from network.geo.normalise import normalise
from network.sheets.reading import Record
from network.sheets.verdicts import Outcome, Remark, Verdict
from partners.imports.kinds import Column, Done, Importer, Seen
from partners.imports.undoing import is_used
from partners.models import ImportedRow, ImportRun, Organisation, Place


class SessionImporter(Importer):
    """A row makes the dates that are not there yet; those that are stay as they are, booked or not."""

    name = "sessions"
    label = gettext_lazy("Dates of workshops")
    # A room that is flooded cannot wait for a review (decision 43).
    needs_review = False
    columns = (
        Column("workshop", gettext_lazy("title or address of your workshop"), "Envoyer des photos", True),
        Column("starts_at", gettext_lazy("day and hour"), "2027-03-09 14:00", True),
        Column("duration_minutes", gettext_lazy("how long it lasts, in minutes"), "120", True),
        Column("place_source", gettext_lazy("source of the place; “online” for a remote date"), ""),
        Column("place_id", gettext_lazy("identifier or name of your place, or a link"), ""),
        Column("rrule", gettext_lazy("when it comes again (RFC 5545)"), ""),
        Column("capacity", gettext_lazy("number of seats"), "8"),
    )

    def work(self, run: ImportRun, records: Sequence[Record], seen: Seen, *, is_dry_run: bool) -> list[Done]:
        reading = DateReading(run.organisation, run.columns)
        done = [reading.done(record, seen) for record in records]
        if not is_dry_run:
            reading.write()
            done = [_written(one, reading.new.get(one.verdict.record.line, ())) for one in done]
        return done

    def undo(self, row: ImportedRow) -> str:
        sessions = list(sessions_of(row.run.organisation).filter(pk__in=row.written))
        changed = [one for one in sessions if _state(one) != row.after.get(str(one.pk))]
        booked = [one for one in sessions if one not in changed and is_used(one)]
        gone = [one.pk for one in sessions if one not in changed and one not in booked]
        keys = {one.workshop_key for one in sessions}
        Session.objects.filter(pk__in=gone).delete()
        refresh_workshops(keys)
        if booked:
            return _("somebody counts on this date: call it off on its own page")
        is_missing = len(sessions) < len(row.written)
        return _("was changed since: left as it is") if changed or is_missing else ""


def _written(done: Done, sessions: Sequence[Session]) -> Done:
    after = {str(one.pk): _state(one) for one in sessions}
    return Done(done.verdict, done.identity, [one.pk for one in sessions], {}, after)


def _state(session: Session) -> list[object]:
    moments = [moment.isoformat(timespec="seconds") for moment in (session.starts_at, session.ends_at)]
    return [*moments, session.place_id, session.remote_url, session.capacity, session.status]


class _Dates(RowReading):
    """The columns of dates of a row, read as the command reads them."""

    def dates(self) -> Dates:
        return self._dates()


class DateReading:
    """Reads rows against the workshops and places of one organisation; `new` are sessions by line."""

    def __init__(self, organisation: Organisation, columns: Sequence[str]) -> None:
        self.reader = Reader(columns)
        places = list(Place.objects.unmerged().filter(organisation=organisation))
        mine = {place.pk for place in places}
        known = {key: pk for key, pk in self.reader.places.items() if pk in mine}
        names = {("", word): place.pk for place in places for word in (place.name, place.source_id) if word}
        self.reader.places = names | known
        pages = workshops_of(organisation)
        self.workshops: Mapping[str, UUID] = {
            normalise(word): page.translation_key for page in pages for word in (page.title, page.slug)
        }
        here = sessions_of(organisation).values_list("workshop_key", "starts_at", "place_id")
        self.here = set(here)
        self.new: dict[int, list[Session]] = {}

    def done(self, record: Record, seen: Seen) -> Done:
        if record.problem:
            return Done(Verdict(record, Outcome.REJECTED, [Remark("", record.problem)]))
        reading = _Dates(self.reader, record)
        workshop = self.workshops.get(normalise(reading.row.get("workshop", "")))
        dates = reading.dates()
        refusals = list(reading.remarks)
        if workshop is None:
            refusals.insert(
                0, Remark("workshop", _("is no workshop of yours"), reading.row.get("workshop", ""))
            )
        if refusals:
            return Done(Verdict(record, Outcome.REJECTED, refusals))
        return self._accepted(record, workshop, dates, seen)

    def _accepted(self, record: Record, workshop: UUID, dates: Dates, seen: Seen) -> Done:
        identity = f"{workshop} {dates.starts[0].isoformat()} {dates.place}"
        if identity in seen:
            reason = _("has a date that is already on line %(line)s") % {"line": seen[identity]}
            return Done(Verdict(record, Outcome.REJECTED, [Remark("starts_at", reason)]))
        seen[identity] = record.line
        new = [
            Session(
                workshop_key=workshop,
                starts_at=start,
                ends_at=start + timedelta(minutes=dates.minutes),
                place_id=dates.place,
                remote_url=dates.remote_url,
                capacity=dates.capacity,
                status=Status.SCHEDULED,
            )
            for start in dates.starts
            if (workshop, start, dates.place) not in self.here
        ]
        self.here |= {(one.workshop_key, one.starts_at, one.place_id) for one in new}
        self.new[record.line] = new
        remarks = (
            []
            if all(one.starts_at > timezone.now() for one in new)
            else [Remark("starts_at", _("is over: nobody will see it"))]
        )
        return Done(Verdict(record, Outcome.CREATED if new else Outcome.UNCHANGED, remarks), identity)

    def write(self) -> None:
        sessions = [session for new in self.new.values() for session in new]
        Session.objects.bulk_create(sessions)
        refresh_workshops({session.workshop_key for session in sessions})
