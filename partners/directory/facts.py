"""What one needs to know of a place or an organisation, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.catalogue.enums import Access
from partners import enums
from partners.typology import Typology

if TYPE_CHECKING:
    from partners.models import Place

STREET_ZOOM = 17


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; without text it is not shown."""

    icon: str
    label: str
    text: str
    url: str = ""


def place_facts(place: "Place") -> list[Fact]:
    """Return what people find, who is welcome, how to come and what it costs."""
    return [
        Fact("handshake", _("What you find there"), labels(enums.Service, place.services)),
        Fact("users", _("For whom"), labels(enums.Public, place.publics) or _("Everyone")),
        Fact("help", _("Kind of help"), labels(enums.SupportMode, place.support_modes)),
        Fact("tag", _("Price"), labels(enums.PlaceFee, place.fees)),
        Fact("user", _("How to come"), labels(enums.AccessMode, place.access_modes)),
        Fact("accessibility", _("At ease with"), labels(enums.SpecialCare, place.special_care)),
        Fact("accessibility", _("Access"), labels(Access, place.access)),
        Fact("map-pin", _("Mobile or not"), labels(enums.Itinerance, place.itinerance)),
        Fact("building", _("Kind of place"), labels(Typology, place.typologies)),
        Fact("check", _("Programmes and labels"), "\n".join(_proofs(place))),
    ]


def _proofs(place: "Place") -> tuple[str, ...]:
    return (*place.national_programmes, *place.trainings, *place.other_trainings)


def labels(choices: type[TextChoices], values: Iterable[str], between: str = "\n") -> str:
    """Return the words for values, one a line; values nobody knows any more are left out."""
    language = get_language()
    return between.join(word for value in values if (word := _label(choices, value, language)))


@lru_cache(maxsize=1000)
def _label(choices: type[TextChoices], value: str, language: str | None) -> str:
    return str(choices(value).label) if value in choices.values else ""


def map_url(place: "Place") -> str:
    """Return the place on OpenStreetMap: its point, or a search of its address."""
    if place.latitude is None:
        address = f"{place.address}, {place.postcode} {place.commune}"
        return f"https://www.openstreetmap.org/search?{urlencode({'query': address})}"
    point = urlencode({"mlat": place.latitude, "mlon": place.longitude})
    return f"https://www.openstreetmap.org/?{point}#map={STREET_ZOOM}/{place.latitude}/{place.longitude}"
