"""How the catalogue's JSON looks, for the interface's description."""

from collections.abc import Iterator
from datetime import datetime

from django import forms
from ninja import Schema
from pydantic import Field

from network.catalogue.api_examples import DESCRIPTIONS, PARAMETERS
from network.catalogue.form_fields import DayField, KeysField, SlugsField
from network.catalogue.forms import CatalogueApiForm


class PlaceOut(Schema):
    name: str
    commune: str
    postcode: str
    lat: float | None
    lon: float | None


class SessionOut(Schema):
    id: int
    starts_at: datetime
    ends_at: datetime
    seats_left: int | None
    status: str


class CardOut(Schema):
    """One answer; where it is kept for the people of some départements, `summary` begins by saying so.

    What has no date has no `sessions`.
    """

    id: str
    kind: str
    title: str
    summary: str
    url: str
    organisation: str
    place: PlaceOut | None
    distance_km: float | None
    skills: list[str]
    level: str
    fee: str
    sessions: list[SessionOut]
    highlight: str


class FacetOut(Schema):
    value: str
    label: str
    count: int


class CorrectedOut(Schema):
    """The text as typed, and the one without its slips that was searched instead."""

    typed: str = Field(alias="from")
    searched: str = Field(alias="to")


class WidenedOut(Schema):
    """What was given up: `radius` in km (null: anywhere), names of the parameters dropped.

    `near` stands there where remote offers stand in for near ones, `q` where a word was left out.
    """

    radius: float | None
    dropped: list[str]


class CatalogueOut(Schema):
    """One page of the answer; `next` is the cursor of the page that follows."""

    count: int
    results: list[CardOut]
    facets: dict[str, list[FacetOut]]
    corrected: CorrectedOut | None
    widened: WidenedOut | None
    next: str | None


class ProblemOut(Schema):
    loc: list[str]
    msg: str
    type: str


class RefusalOut(Schema):
    """One line for each parameter at fault."""

    detail: list[ProblemOut]


def catalogue_parameters() -> list[dict[str, object]]:
    """Return the OpenAPI description of each parameter the form reads."""
    return [
        {"name": name, "in": "query", "required": False, **_words(name, field), **shape}
        for name, field in CatalogueApiForm.every_field().items()
        for shape in _shapes(field)
    ]


def _words(name: str, field: forms.Field) -> dict[str, object]:
    words = {"description": DESCRIPTIONS.get(name, str(field.label or name))}
    return words | ({"example": PARAMETERS[name]} if name in PARAMETERS else {})


def _shapes(field: forms.Field) -> Iterator[dict[str, object]]:
    if isinstance(field, KeysField):
        keys = [str(key) for key, _label in field.choices]
        yield _several({"type": "string", **({"enum": keys} if keys else {})})
    elif isinstance(field, SlugsField):
        yield _several({"type": "string"})
    elif isinstance(field, forms.ChoiceField):
        yield {"schema": {"type": "string", "enum": [str(key) for key, _label in field.choices]}}
    elif isinstance(field, forms.IntegerField):
        number = "integer" if type(field) is not forms.FloatField else "number"
        yield {"schema": {"type": number, "minimum": field.min_value, "maximum": field.max_value}}
    elif isinstance(field, DayField):
        yield {"schema": {"type": "string", "format": "date"}}
    else:
        yield {"schema": {"type": "string"}}


def _several(items: dict[str, object]) -> dict[str, object]:
    return {"schema": {"type": "array", "items": items}, "style": "form", "explode": True}
