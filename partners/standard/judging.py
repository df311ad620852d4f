"""Decides what becomes of each row: created, updated, unchanged or rejected, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from network.geo import gazetteer
from network.sheets.reading import Record
from network.sheets.verdicts import Outcome, RefusedError, Remark, Verdict
from partners.models import Place
from partners.standard.cells import Reading
from partners.standard.columns import COLUMNS, FIELDS
from partners.standard.position import read_position


@dataclass(frozen=True, slots=True)
class PlaceVerdict(Verdict):
    """`place` is not saved yet; `changed` names its fields that differ."""

    place: Place | None = None
    changed: frozenset[str] = frozenset()


Key = tuple[str, str]


class Judge:
    """Judges the rows of one file against the places already here, by (source, id)."""

    def __init__(self, columns: Sequence[str], places: Mapping[Key, Place]) -> None:
        self.columns, self.places = columns, places
        self.seen: dict[Key, int] = {}

    def judge(self, record: Record) -> PlaceVerdict:
        if record.problem:
            return PlaceVerdict(record, Outcome.REJECTED, [Remark("", record.problem)])
        row = dict(zip(self.columns, record.cells, strict=True))
        readings, refusals = read_row(row)
        key = (_value(readings, "source"), _value(readings, "source_id"))
        if not refusals and key in self.seen:
            reason = _("is already on line %(line)s") % {"line": self.seen[key]}
            refusals = [Remark("id", reason, key[1])]
        if refusals:
            return PlaceVerdict(record, Outcome.REJECTED, refusals)
        self.seen[key] = record.line
        return self._accepted(record, row, readings, key)

    def _accepted(
        self, record: Record, row: Mapping[str, str], readings: Mapping[str, Reading], key: Key
    ) -> PlaceVerdict:
        known = self.places.get(key)
        place = known or Place()
        before = _state(place)
        _apply(place, readings)
        remarks = [
            Remark(name, reading.warning, row[name]) for name, reading in readings.items() if reading.warning
        ]
        if place.insee_code and not _value(readings, "insee_code"):
            remarks.append(Remark("code_insee", _("was found from the commune and its postcode")))
        if not known:
            return PlaceVerdict(record, Outcome.CREATED, remarks, place, frozenset(FIELDS))
        after = _state(place)
        changed = frozenset(name for name in FIELDS if before[name] != after[name])
        outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
        return PlaceVerdict(record, outcome, remarks, place, changed)


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


@lru_cache(maxsize=4096)
def insee_code(commune: str, postcode: str) -> str:
    """Return the code of the commune that this name and this postcode both mean, or nothing."""
    department = gazetteer.department_of(postcode)
    preferred = frozenset({department.code} if department else ())
    match = gazetteer.find(commune, preferred)
    if match is None or match.commune is None or postcode not in match.commune.postcodes:
        return ""
    return match.commune.insee


def _state(place: Place) -> dict[str, object]:
    """Return the columns as the database keeps them, so that only real differences count."""
    return {name: place._meta.get_field(name).get_prep_value(getattr(place, name)) for name in FIELDS}
