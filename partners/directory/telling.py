"""What the pages of one place and of one organisation show."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.timezone import localdate

from partners.directory.coming import coming_at, coming_with
from partners.directory.facts import map_url, place_facts
from partners.opening_hours import describe
from partners.trust.telling import checked

if TYPE_CHECKING:
    from django.db.models import Manager, QuerySet

    from partners.models import Offer, Organisation, Place

NEARBY_KM = 20
MOST_NEARBY = 3
MOST_PLACES = 30
MOST_OFFERS = 30


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
        "checked": checked(place, localdate(now)),
        "offers": offers_at(place),
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
        "checked": checked(organisation, localdate(now)),
        "offers": offers_of(organisation),
    }


def offers_at(place: "Place") -> Iterable["Offer"]:
    """Return the public offers that one comes to this place for."""
    return _listed(place.offers) if _is_any("partners_offer_places", "place_id", place) else []


def offers_of(organisation: "Organisation") -> Iterable["Offer"]:
    """Return the public offers of an organisation."""
    return _listed(organisation.offers) if _is_any("partners_offer", "organisation_id", organisation) else []


def _listed(offers: "Manager[Offer]") -> "QuerySet[Offer]":
    return offers.current().only("slug", "name", "kind", "summary")[:MOST_OFFERS]


def _is_any(table: str, column: str, listed: "Organisation | Place") -> bool:
    """Return whether there may be offers at all. Asked by hand: most have none, and the question is long."""
    if listed.pk is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = %s)", [listed.pk])  # noqa: S608
        return bool(cursor.fetchone()[0])


def _nearby(place: "Place") -> list["Place"]:
    if place.latitude is None or place.longitude is None:
        return []
    others = type(place).objects.live().exclude(pk=place.pk)
    return others.near(place.latitude, place.longitude, NEARBY_KM, MOST_NEARBY)
