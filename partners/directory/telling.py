"""What the pages of one place and of one organisation show."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from partners.directory.coming import coming_at, coming_with
from partners.directory.facts import map_url, place_facts
from partners.opening_hours import describe

if TYPE_CHECKING:
    from partners.models import Organisation, Place

NEARBY_KM = 20
MOST_NEARBY = 3
MOST_PLACES = 30


def place_context(place: "Place", now: datetime) -> dict[str, object]:
    """Return what the template shows beside the place itself, as things stand at `now`."""
    organisation = place.organisation
    return {
        "place": place,
        "organisation": organisation if organisation and organisation.live else None,
        "hours": describe(place.opening_hours, now),
        "facts": place_facts(place),
        "map_url": map_url(place),
        "cards": coming_at(place.catalogue_key, now),
        "nearby": _nearby(place),
    }


def organisation_context(
    organisation: "Organisation", now: datetime, skills: Iterable[str] | None = None
) -> dict[str, object]:
    """Return what the template shows beside the organisation itself; names of `skills` if known."""
    return {
        "organisation": organisation,
        "skills": [skill.name for skill in organisation.skills.all()] if skills is None else skills,
        "places": organisation.places.live()[:MOST_PLACES] if organisation.pk else [],
        "cards": coming_with(organisation.slug, now),
    }


def _nearby(place: "Place") -> list["Place"]:
    if place.latitude is None or place.longitude is None:
        return []
    others = type(place).objects.live().exclude(pk=place.pk)
    return others.near(place.latitude, place.longitude, NEARBY_KM, MOST_NEARBY)
