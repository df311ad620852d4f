"""Organisations and places in the words of schema.org, for search engines and harvesters."""

from datetime import datetime
from typing import TYPE_CHECKING

from partners.opening_hours import specifications

if TYPE_CHECKING:
    from partners.models import Organisation, Place

Thing = dict[str, object]


def organisation_thing(organisation: "Organisation", url: str) -> Thing:
    """Return an Organization."""
    return filled(
        {
            "@type": "Organization",
            "@id": f"{url}#organisation",
            "name": organisation.name,
            "description": organisation.summary,
            "url": organisation.website or url,
            "telephone": str(organisation.phone or ""),
            "email": organisation.email,
            "address": address_thing(organisation) if organisation.commune else None,
        }
    )


def place_thing(place: "Place", url: str, at: datetime) -> Thing:
    """Return a LocalBusiness, the only kind of Place that may have opening hours and a price."""
    thing = {
        "@type": "LocalBusiness",
        "@id": f"{url}#place",
        "name": place.name,
        "description": place.summary,
        "url": url,
        "sameAs": [address for address in (place.website, *place.other_websites) if address],
        "telephone": str(place.phone or ""),
        "email": list(place.emails),
        "address": address_thing(place),
        "geo": _point(place),
    }
    return filled(thing | specifications(place.opening_hours, at))


def address_thing(listed: "Organisation | Place") -> Thing:
    return filled(
        {
            "@type": "PostalAddress",
            "streetAddress": listed.address,
            "postalCode": listed.postcode,
            "addressLocality": listed.commune,
            "addressCountry": "FR",
        }
    )


def _point(place: "Place") -> Thing | None:
    if place.latitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
