"""Reads one cell of a file: what it holds, what is kept aside, or why the row is refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.geo.normalise import clean
from network.sheets.reading import one_line
from network.sheets.verdicts import RefusedError
from partners import identifiers
from partners.opening_hours import repair
from partners.opening_hours.contradictions import contradiction
from partners.standard.vocabulary import recognise, split

Row = Mapping[str, str]


MISSING = gettext_lazy("is empty, and the standard requires it")


@dataclass(frozen=True, slots=True)
class Reading:
    """`values` go to the columns of the place; `aside` is kept as it was, with a `warning`."""

    values: dict[str, object] = field(default_factory=dict)
    aside: tuple[str, ...] = ()
    warning: str = ""


Reader = Callable[[str, Row], Reading]

_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def text(name: str, *, longest: int, is_required: bool = False) -> Reader:
    """Read one line of text. One that is too long is kept aside, or refused when required."""

    def read(cell: str, row: Row) -> Reading:
        value = one_line(clean(cell, len(cell)))
        if is_required and not value:
            raise RefusedError(str(MISSING))
        if len(value) <= longest:
            return Reading({name: value})
        warning = _("is longer than %(longest)s characters") % {"longest": longest}
        if is_required:
            raise RefusedError(warning)
        return Reading({name: ""}, (value,), warning)

    return read


def paragraphs(name: str) -> Reader:
    """Read a text of several lines."""

    def read(cell: str, row: Row) -> Reading:
        lines = (clean(line, len(line)) for line in cell.splitlines())
        return Reading({name: "\n".join(lines).strip()})

    return read


def code(name: str, pattern: str, *, is_required: bool = False) -> Reader:
    """Read a code of five signs; a spreadsheet may have eaten its first zero."""

    def read(cell: str, row: Row) -> Reading:
        value = identifiers.compact(cell)
        if re.fullmatch(r"\d{4}", value):
            value = f"0{value}"
        if re.fullmatch(pattern, value):
            return Reading({name: value})
        if is_required:
            raise RefusedError(_("is not a code of five digits") if value else str(MISSING))
        return Reading({name: ""}, (value,), _("is not a valid code")) if value else Reading({name: ""})

    return read


def pivot(cell: str, row: Row) -> Reading:
    value = identifiers.compact(cell)
    if not value:
        return Reading({"pivot": ""}, (), _("is empty, though the standard requires it"))
    if identifiers.is_pivot(value):
        return Reading({"pivot": value})
    return Reading({"pivot": ""}, (cell.strip(),), _("is not a SIRET, RNA or RIDET number"))


def words(name: str, vocabulary: type[TextChoices]) -> Reader:
    """Read a list of the standard's words."""

    def read(cell: str, row: Row) -> Reading:
        known, unknown = recognise(vocabulary, split(cell))
        return Reading({name: known}, unknown, _("has a value the standard does not know") if unknown else "")

    return read


def several(name: str) -> Reader:
    """Read a list of free texts."""
    return lambda cell, row: Reading({name: split(cell)})


def hours(cell: str, row: Row) -> Reading:
    notation = repair(cell)
    doubt = contradiction(notation)
    if doubt:
        return Reading({"opening_hours": "", "raw_opening_hours": cell.strip()}, (), doubt)
    if notation or not cell.strip():
        return Reading({"opening_hours": notation, "raw_opening_hours": ""})
    values = {"opening_hours": "", "raw_opening_hours": cell.strip()}
    return Reading(values, (), _("cannot be understood: kept as it is, not shown"))


def day(cell: str, row: Row) -> Reading:
    """Read an ISO date, its time left out, or a French one."""
    value = cell.strip()
    if not value:
        raise RefusedError(str(MISSING))
    french = _DAY_FIRST.fullmatch(value)
    try:
        found = date(*map(int, reversed(french.groups()))) if french else date.fromisoformat(value[:10])
    except ValueError:
        raise RefusedError(_("is not a date like 2024-04-02")) from None
    if not 2000 <= found.year <= 2100:
        raise RefusedError(_("is not a date between 2000 and 2100"))
    return Reading({"updated_on": found})
