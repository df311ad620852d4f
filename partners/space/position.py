"""Whether the point of a place may be right: near the commune of its address, and not turned round."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from network.geo.distance import distance_km
from network.geo.records import Match
from partners.standard.whereabouts import is_far


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is odd about a point, in words; `is_swapped` when it fits the other way round."""

    words: str
    is_swapped: bool = False


def doubt(latitude: float, longitude: float, town: Match) -> Doubt | None:
    """Return what to tell about a point far from the town of its address, else nothing."""
    if not is_far(latitude, longitude, town):
        return None
    is_possible = abs(longitude) <= 90
    if is_possible and not is_far(longitude, latitude, town):
        return Doubt(_("Latitude and longitude seem to be turned round: exchange them."), is_swapped=True)
    away = distance_km(latitude, longitude, town.lat, town.lon)
    words = _("This point is %(km)s km away from %(town)s. Correct it, or tick below that it is right.")
    return Doubt(words % {"km": round(away), "town": town.commune.name if town.commune else town.label})
