"""The fields of sheets that become one, from what each said by itself: the order does not matter."""

from collections.abc import Mapping
from datetime import date

from partners.fields import DerivedField, ListField
from partners.models import Organisation, Place
from partners.models.listed import Listed
from partners.models.merge import Merge

State = dict[str, object]

# What is true only together; the unit is empty where its first field is.
TOGETHER = (
    ("address", "address_complement", "postcode", "commune", "insee_code"),
    ("latitude", "longitude"),
    ("opening_hours", "raw_opening_hours"),
    ("no_number_reason", "no_number_details"),
)
CHECKED = {Place: "updated_on", Organisation: "checked_on"}
# What belongs to the row itself: where it came from, whether and since when it is public.
_OWN = frozenset(
    [
        "id",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "go_live_at",
        "expire_at",
        "expired",
        "merged_into",
        "is_trusted",
        "asked_about",
        "asked_months",
        "hidden_from",
        "source",
        "source_id",
        "unknown_values",
        "is_trusted",
    ]
)


def fields_of(model: type[Listed]) -> list[str]:
    return [
        field.attname
        for field in model._meta.concrete_fields
        if field.name not in _OWN and not isinstance(field, DerivedField)
    ]


def units_of(model: type[Listed]) -> list[tuple[str, ...]]:
    """Return the fields of a model, those that go together in one tuple, in the order of the model."""
    names = fields_of(model)
    units = [tuple(name for name in unit if name in names) for unit in TOGETHER]
    homes = {name: unit for unit in units for name in unit}
    return list(dict.fromkeys(homes.get(name, (name,)) for name in names))


def state_of(sheet: Listed) -> State:
    """Return the values of a sheet as JSON keeps them."""
    state: State = {}
    for name in fields_of(type(sheet)):
        value = sheet._meta.get_field(name).get_prep_value(getattr(sheet, name))
        state[name] = value.isoformat() if isinstance(value, date) else value
    return state


def put(sheet: Listed, state: Mapping[str, object]) -> None:
    for name, value in state.items():
        setattr(sheet, name, sheet._meta.get_field(name).to_python(value))


def own_values(sheet: Listed) -> State:
    """Return what a sheet says by itself: without what it took from others and nobody changed since."""
    state = state_of(sheet)
    merge = Merge.objects.into(sheet).first()
    if merge is None:
        return state
    own, computed = merge.record["own"], merge.record["computed"]
    return {
        name: own.get(name, value) if value == computed.get(name) else value for name, value in state.items()
    }


def united(model: type[Listed], kept: int, own: Mapping[int, State]) -> State:
    """Return the values of the sheet `kept` once all of `own` are one: its own, else those last checked."""
    others = sorted((pk for pk in own if pk != kept), key=lambda pk: (_age(model, own[pk]), pk))
    states = [own[pk] for pk in (kept, *others)]
    result: State = {}
    for unit in units_of(model):
        if isinstance(model._meta.get_field(unit[0]), ListField):
            result[unit[0]] = _all_of(model._meta.get_field(unit[0]), states, unit[0])
        else:
            chosen = _first(states, unit[:1]) or _first(states, unit) or states[0]
            result |= {name: chosen[name] for name in unit}
    return result


def _age(model: type[Listed], state: State) -> int:
    checked = state[CHECKED[model]]
    return -date.fromisoformat(checked).toordinal() if checked else 0


def _first(states: list[State], names: tuple[str, ...]) -> State | None:
    return next((state for state in states if any(state[name] not in (None, "") for name in names)), None)


def _all_of(field: ListField, states: list[State], name: str) -> str:
    return field.get_prep_value([value for state in states for value in field.to_python(state[name])])
