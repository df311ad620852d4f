"""Suggestions in the JSON interface, while a person types what to learn."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from network.catalogue.suggestions import Suggestion, suggestions
from network.catalogue.text import MAX_CHARACTERS
from network.catalogue.translations import reading_language
from network.geo.strict_query import StrictQuery

router = Router(tags=["Catalogue"])
_NO_CONTROLS = r"^[^\x00-\x08\x0e-\x1f\x7f]*$"


class SuggestionQuery(StrictQuery):
    """What was typed so far."""

    q: Annotated[
        str,
        Field(
            max_length=MAX_CHARACTERS,
            pattern=_NO_CONTROLS,
            description="The beginning of words; accents and case do not matter.",
            examples=["tab", "visio"],
        ),
    ] = ""


class SuggestionOut(Schema):
    """Words that find something when they are asked as `q`."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"type": "skill", "label": "Video calls", "detail": "What to learn"}}
    )

    type: Annotated[str, Field(description="skill, workshop, partner or commune.")]
    label: str
    detail: Annotated[str, Field(description="The type in the reader's language.")]

    @staticmethod
    def resolve_detail(suggestion: Suggestion) -> str:
        """Return the words for the type."""
        return str(suggestion.type.label)


@router.get("/suggestions", response=list[SuggestionOut], summary="Words that begin like this")
def suggested(
    request: HttpRequest, response: HttpResponse, query: Query[SuggestionQuery]
) -> list[Suggestion]:
    """At most ten skills, workshops, partners and communes, in that order; none for less than two letters."""
    patch_vary_headers(response, ["Accept-Language"])
    return suggestions(query.q, reading_language())
