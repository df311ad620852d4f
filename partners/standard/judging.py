"""Decides what becomes of each row: created, updated, unchanged or rejected, and why."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from sys import intern

from django.utils.translation import gettext as _

from network.sheets.reading import Record
from network.sheets.verdicts import Outcome, RefusedError, Remark, Verdict
from partners.models import Organisation, Place
from partners.standard.cells import Reading
from partners.standard.columns import COLUMNS, FIELDS
from partners.standard.position import read_position
from partners.standard.publishing import public_cell
from partners.standard.whereabouts import odd, town_of


@dataclass(frozen=True, slots=True)
class PlaceVerdict(Verdict):
    """`place` is not saved yet; `changed` names its fields that differ, `before` tells them as they were."""

    place: Place | None = None
    changed: frozenset[str] = frozenset()
    before: Mapping[str, object] = field(default_factory=dict)


Key = tuple[str, str]
# Read together: half a point is none.
POSITION = {"latitude", "longitude"}


@dataclass(frozen=True, slots=True)
class Read:
    """A row whose cells were read: its key when nothing refuses it."""

    record: Record
    row: Mapping[str, str]
    readings: Mapping[str, Reading]
    refusals: Sequence[Remark]
    key: Key = ("", "")


class Judge:
    """Judges the rows of one file, a batch at a time, against the places already here, by (source, id).

    `seen` are the keys of the rows before, with their lines. With an `organisation`, only its own
    places may be changed, and new ones become its own.
    """

    def __init__(
        self,
        columns: Sequence[str],
        seen: MutableMapping[Key, int] | None = None,
        organisation: Organisation | None = None,
    ) -> None:
        self.columns, self.organisation = columns, organisation
        self.seen = {} if seen is None else seen

    def judge(self, records: Sequence[Record]) -> list[PlaceVerdict]:
        """Return the verdicts on a batch; its places are read in one query."""
        rows = [self._read(record) for record in records]
        sources, ids = {one.key[0] for one in rows}, {one.key[1] for one in rows}
        found = Place.objects.filter(source__in=sources, source_id__in=ids).select_related("organisation")
        places = {(place.source, place.source_id): place for place in found}
        return [self._verdict(one, places) for one in rows]

    def _read(self, record: Record) -> Read:
        if record.problem:
            return Read(record, {}, {}, [Remark("", record.problem)])
        row = dict(zip(self.columns, record.cells, strict=True))
        readings, refusals = read_row(row)
        # Few sources have many places, and each key is kept.
        key = intern(_value(readings, "source")), _value(readings, "source_id")
        return Read(record, row, readings, refusals, key)

    def _verdict(self, one: Read, places: Mapping[Key, Place]) -> PlaceVerdict:
        refusals = one.refusals or self._refusals(one.key, places.get(one.key))
        if refusals:
            return PlaceVerdict(one.record, Outcome.REJECTED, refusals)
        self.seen[one.key] = one.record.line
        return _accepted(one, places.get(one.key), self.organisation)

    def _refusals(self, key: Key, place: Place | None) -> list[Remark]:
        if key in self.seen:
            reason = _("is already on line %(line)s") % {"line": self.seen[key]}
            return [Remark("id", reason, key[1])]
        if place and self.organisation and place.organisation_id != self.organisation.pk:
            reason = _("is a place that your organisation does not keep: ask us to give it to you")
            return [Remark("id", reason, key[1])]
        return []


def _accepted(one: Read, known: Place | None, organisation: Organisation | None) -> PlaceVerdict:
    if known and known.merged_into_id:
        remark = Remark("id", _("was merged into “%(name)s”") % {"name": known.stands_for.name}, one.key[1])
        return PlaceVerdict(one.record, Outcome.UNCHANGED, [remark], known)
    place = known or Place(organisation=organisation)
    before = state(place)
    _apply(place, _news(one.readings, one.row, known) if known else one.readings)
    remarks = [
        Remark(name, reading.warning, one.row[name])
        for name, reading in one.readings.items()
        if reading.warning
    ]
    if place.insee_code and not _value(one.readings, "insee_code"):
        remarks.append(Remark("code_insee", _("was found from the commune and its postcode")))
    remarks += odd(place)
    if not known:
        return PlaceVerdict(one.record, Outcome.CREATED, remarks, place, frozenset(FIELDS))
    after = state(place)
    changed = frozenset(name for name in FIELDS if before[name] != after[name])
    if changed and place.has_unpublished_changes:
        reason = _("has changes that are not published: they are kept and may undo this import")
        remarks.append(Remark("", reason))
    outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
    return PlaceVerdict(one.record, outcome, remarks, place, changed, before)


def read_row(row: Mapping[str, str]) -> tuple[dict[str, Reading], list[Remark]]:
    """Return what each column of the standard that the row has holds, and the refusals."""
    readings: dict[str, Reading] = {}
    refusals: list[Remark] = []
    for column in COLUMNS:
        if column.name in row and column.read:
            try:
                readings[column.name] = column.read(row[column.name], row)
            except RefusedError as refusal:
                refusals.append(Remark(column.name, str(refusal), row[column.name]))
    if "latitude" in row and "longitude" in row:
        readings |= read_position(row["latitude"], row["longitude"])
    return readings, refusals


def _news(readings: Mapping[str, Reading], row: Mapping[str, str], place: Place) -> Mapping[str, Reading]:
    """Leave out the cells that we publish ourselves: what they lack, kept aside here, is not to be lost."""
    told = {column.name for column in COLUMNS if row.get(column.name) == public_cell(column, place)}
    if not told >= POSITION:
        told -= POSITION
    return {name: reading for name, reading in readings.items() if name not in told}


def _value(readings: Mapping[str, Reading], name: str) -> str:
    return next((str(reading.values[name]) for reading in readings.values() if name in reading.values), "")


def _apply(place: Place, readings: Mapping[str, Reading]) -> None:
    aside = {name: values for name, values in place.unknown_values.items() if name not in readings}
    for name, reading in readings.items():
        for attribute, value in reading.values.items():
            setattr(place, attribute, value)
        if reading.aside:
            aside[name] = list(reading.aside)
    if not place.insee_code:
        place.insee_code = insee_code(place.commune, place.postcode)
        if place.insee_code:
            aside.pop("code_insee", None)
    place.unknown_values = aside


def insee_code(commune: str, postcode: str) -> str:
    """Return the code of the commune that this name and this postcode both mean, or nothing."""
    match = town_of(commune, postcode)
    if match is None or match.commune is None or postcode not in match.commune.postcodes:
        return ""
    return match.commune.insee


def state(place: Place) -> dict[str, object]:
    """Return the columns as the database keeps them, so that only real differences count."""
    return {name: place._meta.get_field(name).get_prep_value(getattr(place, name)) for name in FIELDS}
