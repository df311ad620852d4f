"""What is odd about where an imported place is: told, not refused, for half of it may be right."""

from functools import lru_cache

from django.utils.translation import gettext as _

from network.geo import gazetteer
from network.geo.distance import distance_km
from network.geo.records import Match
from network.sheets.verdicts import Remark
from partners.models import Place

FAR_KM = 15


def odd(place: Place) -> list[Remark]:
    """Return what to tell of the commune of a place, its postcode and its point, by column."""
    town = town_of(place.commune, place.postcode)
    if town is None:
        return [Remark("commune", _("is no commune that we know: check how it is written"), place.commune)]
    department = gazetteer.department_of(place.postcode)
    if town.commune and (department is None or town.commune.department != department.code):
        reason = _("does not go with the commune: correct one of the two")
        return [Remark("code_postal", reason, f"{place.postcode} {place.commune}")]
    return _far(place, town)


@lru_cache(maxsize=4096)
def town_of(commune: str, postcode: str) -> Match | None:
    """Return the commune of this name, that of the postcode's département first, or None."""
    department = gazetteer.department_of(postcode)
    return gazetteer.find(commune, frozenset({department.code} if department else ()))


def is_far(latitude: float, longitude: float, town: Match) -> bool:
    """Return whether a point is too far from the middle of a town to be in it."""
    return distance_km(latitude, longitude, town.lat, town.lon) > FAR_KM


def _far(place: Place, town: Match) -> list[Remark]:
    if place.latitude is None or place.longitude is None:
        return []
    if not is_far(place.latitude, place.longitude, town):
        return []
    reason = _("is more than %(km)s km away from the commune: correct the point or the commune")
    return [Remark("latitude", reason % {"km": FAR_KM}, f"{place.latitude}, {place.longitude}")]
