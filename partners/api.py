"""The changes of organisations, places and offers in the JSON interface, for whoever keeps a copy."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from network.catalogue.api_schema import RefusalOut
from network.geo.strict_query import StrictQuery
from partners.models import Change, DirectoryPage
from partners.models.change import Happened, LastNumber

router = Router(tags=["Directory"])
_BELOW = {"organisation": "", "place": "lieux/", "offer": "offres/"}
# What a database holds as a number.
FARTHEST = 2**53


class ChangesQuery(StrictQuery):
    """From which number on, and how many."""

    since: Annotated[
        int,
        Field(ge=0, le=FARTHEST, description="`next` of the last answer; 0 for everything from the start."),
    ] = 0
    limit: Annotated[int, Field(ge=1, le=1000, description="How many changes at most.")] = 100


class ChangeOut(Schema):
    """A sheet at its latest change; one that is deleted has no address any more."""

    number: int
    kind: Annotated[str, Field(description="organisation, place or offer.")]
    id: Annotated[str, Field(description="The last part of its address; it never changes.")]
    url: str | None
    change: Annotated[str, Field(description="created, updated or deleted.")]
    changed_at: datetime


class ChangesOut(Schema):
    """`next` is what to ask as `since` the next time, also when there is nothing `more` now."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "results": [
                    {
                        "number": 42,
                        "kind": "place",
                        "id": "mediatheque-de-dole",
                        "url": "/fr/annuaire/lieux/mediatheque-de-dole/",
                        "change": "updated",
                        "changed_at": "2026-11-26T10:00:00+01:00",
                    }
                ],
                "next": 42,
                "more": False,
            }
        }
    )

    results: list[ChangeOut]
    next: int
    more: bool


@router.get(
    "/changes",
    response={200: ChangesOut, 422: RefusalOut, 429: RefusalOut},
    summary="What changed in the directory since a number",
)
def changes(request: HttpRequest, query: Query[ChangesQuery]) -> dict[str, object] | JsonResponse:
    """Each sheet once, at its latest change, deletions included; follow `next` and nothing is missed."""
    found = list(Change.objects.since(query.since)[: query.limit + 1])
    if not found and query.since > LastNumber.current():
        return _ahead()
    shown = found[: query.limit]
    directory = DirectoryPage.current()
    return {
        "results": [_told(one, directory.url if directory else "") for one in shown],
        "next": shown[-1].number if shown else query.since,
        "more": len(found) > len(shown),
    }


def _ahead() -> JsonResponse:
    """Return the refusal of a number that no answer gave, or none since a backup was restored."""
    problem = {
        "loc": ["query", "since"],
        "msg": _(
            "This number is ahead of the site, which may have gone back to a backup. Begin again from 0."
        ),
        "type": "value_error",
    }
    return JsonResponse({"detail": [problem]}, status=422)


def _told(change: Change, directory_url: str) -> dict[str, object]:
    kind = change.sheet.partition(":")[0]
    is_there = directory_url and change.happened != Happened.DELETED
    return {
        "number": change.number,
        "kind": kind,
        "id": change.slug,
        "url": f"{directory_url}{_BELOW[kind]}{change.slug}/" if is_there else None,
        "change": change.happened,
        "changed_at": change.changed_at,
    }
