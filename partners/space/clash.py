"""Two people wrote at once: both versions field by field, and the mixture that the second one chooses."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.differences import Difference, differences
from partners.keys import Sheet
from partners.space.forms.base import SheetForm

# What a choice steers begins so; it is no word of the sheet.
PICK = "pick-"
MINE, THEIRS = "mine", "theirs"
# Columns that only make sense together, by the fields in which people type them.
TOGETHER = {
    ("town",): ("postcode", "commune", "insee_code"),
    ("latitude", "longitude"): ("latitude", "longitude"),
    ("area_kind", "area"): ("area_kind", "area_name", "area_codes"),
}
LABELS = {"town": _("Town"), "latitude": _("Point on the map")}
CODES = frozenset(["insee_code", "area_codes"])


@dataclass(frozen=True, slots=True)
class Choice:
    """One field, or several that go together: what this person wrote and what the other did."""

    name: str
    label: str
    mine: str
    theirs: str


def choices(form: SheetForm, theirs: Sheet, began: Sheet | None) -> list[Choice]:
    """Return what both changed, each otherwise, and can be typed in a form.

    `began` is the text that whoever typed began with; where nobody knows it, all that differs is offered.
    """
    differing = _differing(form, theirs)
    both = _changed(form, began, form.instance) & _changed(form, began, theirs)
    return [_choice(form, name, many) for name, many in differing.items() if name in both]


def settled(form: SheetForm, theirs: Sheet, began: Sheet | None) -> dict[str, list[str]]:
    """Return the choices that need nobody: what only the other person changed is as they wrote it."""
    mine = _changed(form, began, form.instance)
    return {PICK + name: [THEIRS] for name in _differing(form, theirs) if name not in mine}


def _differing(form: SheetForm, theirs: Sheet) -> dict[str, list[Difference]]:
    """Return what the two say otherwise, by the field in which people type it."""
    found: dict[str, list[Difference]] = {}
    for one in differences(form.instance, theirs):
        name = _typed_in(one.field)
        if name in form.fields:
            found.setdefault(name, []).append(one)
    return found


def _changed(form: SheetForm, began: Sheet | None, written: Sheet) -> Set[str]:
    """Return the fields that somebody who began with a text wrote otherwise; all where nobody knows it."""
    if began is None:
        return form.fields.keys()
    return {_typed_in(one.field) for one in differences(began, written)}


def mixed(form: SheetForm, data: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the typed data without its choices, the other person's words where they are chosen.

    `form` is unbound and shows what the other one wrote.
    """
    kept = {name: values for name, values in data.items() if not name.startswith(PICK)}
    for name in form.fields:
        if data.get(PICK + name) == [THEIRS]:
            fields = next((fields for fields in TOGETHER if fields[0] == name), (name,))
            kept |= {field: list(sent_values(form[field])) for field in fields}
    return kept


def _typed_in(column: str) -> str:
    return next((fields[0] for fields, columns in TOGETHER.items() if column in columns), column)


def _choice(form: SheetForm, name: str, many: list[Difference]) -> Choice:
    told = [one for one in many if one.field not in CODES] or many
    mine = " ".join(one.before for one in told if one.before)
    theirs = " ".join(one.after for one in told if one.after)
    label = LABELS.get(name) or ", ".join(one.label for one in told)
    return Choice(name, str(label), mine, theirs)


def sent_values(field: forms.BoundField) -> Iterator[str]:
    """Yield the values that a browser would send for a field as it is shown."""
    value = field.value()
    if isinstance(value, bool):
        yield from ["on"] if value else []
        return
    shown = field.field.widget.format_value(value)
    yield from (str(one) for one in shown) if isinstance(shown, list | tuple) else [str(shown or "")]
