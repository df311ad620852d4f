"""Turns a row into what it says of a workshop and of its dates, or into the reasons to refuse it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from events.importing import cells
from events.recurrence.rules import dates_of
from network.catalogue.enums import Audience, Fee, Level, Status
from network.catalogue.models import Skill
from network.geo.normalise import normalise
from network.sheets.reading import Record
from network.sheets.verdicts import RefusedError, Remark
from partners.models import Place

ONLINE = ("online", "en ligne")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Text:
    """What a row says of its workshop."""

    title: str
    summary: str
    description: str
    skills: tuple[str, ...]
    level: str
    audience: tuple[str, ...]
    fee: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Dates:
    """What a row says of its sessions; `status` is empty when it does not say."""

    starts: tuple[datetime, ...]
    minutes: int
    place: int | None
    remote_url: str
    capacity: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row understood, or refused when it has `remarks`."""

    record: Record
    workshop: str = ""
    text: Text | None = None
    dates: Dates | None = None
    remarks: Sequence[Remark] = field(default=())


class Reader:
    """Reads the rows of one file; skills and places are looked up once."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = columns
        skills = Skill.objects.in_language(settings.LANGUAGE_CODE)
        self.skills = {normalise(word): skill.key for skill in skills for word in (skill.name, skill.key)}
        places = Place.objects.exclude(source_id="").values_list("source", "source_id", "pk")
        self.places = {(source, key): pk for source, key, pk in places}

    def read(self, record: Record) -> Row:
        if record.problem:
            return Row(record, remarks=[Remark("", record.problem)])
        return RowReading(self, record).result()


class RowReading:
    """One row being read: every column is tried, so that all the reasons are told at once."""

    def __init__(self, reader: Reader, record: Record) -> None:
        self.reader, self.record = reader, record
        self.row = dict(zip(reader.columns, record.cells, strict=True))
        self.remarks: list[Remark] = []

    def result(self) -> Row:
        workshop = self._try("workshop_id", lambda cell: cells.line(cell, longest=100, is_required=True))
        text, dates = self._text(), self._dates()
        if self.remarks:
            return Row(self.record, remarks=self.remarks)
        return Row(self.record, workshop, text, dates)

    def _try(self, column: str, read: Callable[[str], Value]) -> Value | None:
        cell = self.row.get(column, "")
        try:
            return read(cell)
        except RefusedError as refusal:
            self.remarks.append(Remark(column, str(refusal), cell))
            return None

    def _text(self) -> Text:
        return Text(
            title=self._try("title", lambda cell: cells.line(cell, longest=255, is_required=True)),
            summary=self._try("summary", lambda cell: cells.line(cell, longest=300)),
            description=self.row.get("description", "").strip(),
            skills=self._try("skills", lambda cell: cells.keys(cell, self.reader.skills)),
            level=self._try("level", lambda cell: cells.choice(cell, Level, Level.BEGINNER)),
            audience=self._try("audience", lambda cell: cells.several(cell, Audience)),
            fee=self._try("fee", lambda cell: cells.choice(cell, Fee, Fee.FREE)),
            organisation=self._try(
                "organisation", lambda cell: cells.line(cell, longest=200, is_required=True)
            ),
        )

    def _dates(self) -> Dates:
        status = self._try("status", lambda cell: cells.choice(cell, Status, ""))
        place, link = self._try("place_id", self._where) or (None, "")
        if status == Status.MOVED_ONLINE and not link:
            reason = _("moved online without a link: write online in place_source, the link in place_id")
            self.remarks.append(Remark("status", reason, status))
        return Dates(
            starts=tuple(self._starts()),
            minutes=self._try(
                "duration_minutes",
                lambda cell: cells.whole(cell, most=cells.LONGEST_MINUTES, is_required=True),
            ),
            place=place,
            remote_url=link,
            capacity=self._try("capacity", lambda cell: cells.whole(cell, most=cells.MOST_SEATS)),
            status=status,
        )

    def _starts(self) -> list[datetime]:
        first = self._try("starts_at", cells.start)
        if first is None:
            return []
        rule = self.row.get("rrule", "").strip()
        starts = self._try("rrule", lambda cell: dates_of(rule, first)) if rule else [first]
        return cells.moments(starts or [], self.row["starts_at"])

    def _where(self, cell: str) -> tuple[int | None, str]:
        source, key = self.row.get("place_source", "").strip(), cell.strip()
        if normalise(source) in ONLINE:
            return None, cells.url(key)
        if not key:
            raise RefusedError(_("is empty: a place, or a link with online in place_source"))
        place = self.reader.places.get((source, key))
        if place is None:
            raise RefusedError(_("is no place we know (source “%(source)s”)") % {"source": source[:60]})
        return place, ""
