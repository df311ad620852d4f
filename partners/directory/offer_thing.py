"""An offer in the words of schema.org: a Service, what it costs, where and how one gets it."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from network.catalogue.enums import Fee
from partners.area import name_of
from partners.directory.schema_org import Thing, address_thing, filled
from partners.enums import AreaKind
from partners.opening_hours import specifications

if TYPE_CHECKING:
    from partners.models import Offer

_AREA_TYPES = {AreaKind.COMMUNES: "City"}


def offer_thing(offer: "Offer", url: str, at: datetime) -> Thing:
    """Return a Service."""
    organisation = offer.organisation
    return filled(
        {
            "@type": "Service",
            "@id": f"{url}#offer",
            "name": offer.name,
            "description": offer.summary,
            "serviceType": str(offer.get_kind_display()),
            "url": url,
            "provider": filled(
                {"@type": "Organization", "name": organisation.name, "url": organisation.website}
            ),
            "areaServed": [
                {"@type": _AREA_TYPES.get(offer.area_kind, "AdministrativeArea"), "name": name}
                for code in offer.area_codes
                if (name := name_of(offer.area_kind, code))
            ],
            "offers": _price(offer),
            "availableChannel": list(_channels(offer)),
        }
        | {"hoursAvailable": specifications(offer.opening_hours, at).get("openingHoursSpecification")}
    )


def _price(offer: "Offer") -> Thing:
    """Return what it costs; a price only where there is none to pay."""
    free = {"price": 0, "priceCurrency": "EUR"} if offer.fee == Fee.FREE else {}
    dates = {"validFrom": offer.starts_on, "validThrough": offer.ends_on}
    told = {name: day.isoformat() for name, day in dates.items() if day}
    return filled({"@type": "Offer", "description": offer.fee_details, **free, **told})


def _channels(offer: "Offer") -> Iterator[Thing]:
    """Yield each place, then what reaches people from afar."""
    for place in offer.places.all():
        if place.is_public:
            where = {"@type": "Place", "name": place.name, "address": address_thing(place)}
            yield _channel(offer, serviceLocation=where)
    if offer.phone:
        yield _channel(offer, servicePhone={"@type": "ContactPoint", "telephone": str(offer.phone)})
    if offer.link:
        yield _channel(offer, serviceUrl=offer.link)


def _channel(offer: "Offer", **way: object) -> Thing:
    spoken = list(offer.languages)
    return filled({"@type": "ServiceChannel", "availableLanguage": spoken, **way})
