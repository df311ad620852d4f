"""What the page of one offer shows, and the lists of offers on other pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from network.catalogue.models import Entry
from network.catalogue.translations import reading_language
from network.geo.distance import bounding_box, distance_km
from partners.directory.facts import Fact, map_url
from partners.directory.offer_facts import offer_facts
from partners.directory.ways import ways_of
from partners.opening_hours import OpeningHours, Period, describe
from partners.trust.telling import checked

if TYPE_CHECKING:
    from partners.models import Offer, Place

NEARBY_KM = 30
MOST_NEARBY = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where the offer is had."""

    place: "Place"
    hours: OpeningHours
    map_url: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """Another offer, and how far it is."""

    title: str
    url: str
    commune: str
    distance_km: float


def offer_context(offer: "Offer", now: datetime) -> dict[str, object]:
    """Return what the template shows beside the offer itself, as things stand at `now`."""
    places = [place for place in offer.places.all() if place.is_public]
    period = Period(offer.starts_on, offer.ends_on)
    return {
        "offer": offer,
        "organisation": offer.organisation,
        "ways": ways_of(offer, has_places=bool(places)),
        "hours": describe(offer.opening_hours, now, period) if offer.opening_hours else None,
        "spots": [Spot(place, describe(place.opening_hours, now), map_url(place)) for place in places],
        "lent": offer.lent.splitlines(),
        "facts": _told(offer_facts(offer)),
        "skills": [skill.name for skill in offer.skills.all()],
        "nearby": _nearby(offer, places) if places else [],
        "checked": checked(offer, timezone.localdate(now)),
    }


def _told(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.text]


def _nearby(offer: "Offer", places: list["Place"]) -> list[Nearby]:
    """Return other offers around the first place, the nearest first, read from the catalogue's cards."""
    lat, lon = places[0].point
    if lat is None:
        return []
    south, west, north, east = bounding_box(lat, lon, NEARBY_KM)
    cards = Entry.objects.filter(
        subject__startswith="offer:",
        shown_in__contains=f" {reading_language()} ",
        latitude__range=(south, north),
        longitude__range=(west, east),
    ).exclude(subject=offer.catalogue_subject)
    cards = cards.exclude(expires_at__lte=timezone.now())
    told = cards.values_list("title", "url", "commune", "latitude", "longitude")
    found = sorted((distance_km(lat, lon, *at), title, url, where) for title, url, where, *at in told)
    nearest: dict[str, Nearby] = {}
    for away, title, url, where in found:
        if away <= NEARBY_KM:
            nearest.setdefault(url, Nearby(title, url, where, away))
    return list(nearest.values())[:MOST_NEARBY]
