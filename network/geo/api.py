"""The communes in the JSON interface: suggestions while a person types."""

from typing import Annotated

from django.http import HttpRequest
from django.views.decorators.cache import cache_control
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from network.geo.gazetteer import department, region_departments, search
from network.geo.records import Commune
from network.geo.strict_query import StrictQuery
from network.geo.typed import MAX_LENGTH

router = Router(tags=["Communes"])

_NO_CONTROLS = r"^[^\x00-\x08\x0e-\x1f\x7f]*$"
_A_DAY = 24 * 3600


class CommuneQuery(StrictQuery):
    """What to look for."""

    q: Annotated[
        str,
        Field(
            max_length=MAX_LENGTH,
            pattern=_NO_CONTROLS,
            description="The start of a commune's name or postcode; accents, case and hyphens do not matter.",
            json_schema_extra={"example": "besan"},
        ),
    ] = ""
    limit: Annotated[int, Field(ge=1, le=20, description="The greatest number of communes wanted.")] = 8
    region: Annotated[
        str | None,
        Field(
            description="INSEE code of the region whose communes come first.",
            json_schema_extra={"example": "27"},
        ),
    ] = None

    @field_validator("region")
    @classmethod
    def region_exists(cls, code: str | None) -> str | None:
        """Return the code; raise for one that no region has."""
        if code is None or region_departments(code):
            return code
        raise PydanticCustomError("unknown_region", "No region has this INSEE code")


class CommuneOut(Schema):
    """One commune or municipal arrondissement of the official geographic code."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "name": "Besançon",
                "label": "Besançon (25)",
                "insee": "25056",
                "postcodes": ["25000"],
                "department": "25",
                "department_name": "Doubs",
                "lat": 47.2367,
                "lon": 6.0223,
                "population": 118489,
            }
        }
    )

    name: str
    label: Annotated[str, Field(description="What to show, and to send back as `near`.")]
    insee: str
    postcodes: list[str]
    department: str
    department_name: str
    lat: float
    lon: float
    population: int

    @staticmethod
    def resolve_department_name(commune: Commune) -> str:
        """Return the name of the commune's département."""
        found = department(commune.department)
        return found.name if found else ""


class ProblemOut(Schema):
    """What is wrong with a parameter, named by the last of `loc`."""

    loc: list[str]
    msg: str
    type: str


class ProblemsOut(Schema):
    detail: list[ProblemOut]


_ANSWERS = {200: list[CommuneOut], 422: ProblemsOut, 429: ProblemsOut}


@router.get("/communes", response=_ANSWERS, summary="Communes that start like this")
@decorate_view(cache_control(public=True, max_age=_A_DAY))
def communes(request: HttpRequest, query: Query[CommuneQuery]) -> list[Commune]:
    """Communes for a name or postcode being typed, best first; none for an empty text.

    First the exact name, then names that start so, then names with a word that starts so,
    then communes whose former name starts so; the most populated first.
    """
    preferred = region_departments(query.region) if query.region else frozenset()
    return search(query.q, query.limit, preferred)
