"""The commune nearest to a point, without measuring all of them."""

from bisect import bisect_left, bisect_right
from functools import cache

from network.geo.distance import bounding_box, distance_km
from network.geo.index import index
from network.geo.records import Commune

FARTHEST_KM = 30.0
"""Beyond this no commune is called near: at sea, or abroad."""


def nearest(lat: float, lon: float) -> Commune | None:
    """Return the commune whose centre is nearest to the point in degrees, within 30 km."""
    south, west, north, east = bounding_box(lat, lon, FARTHEST_KM)
    latitudes, communes = _by_latitude()
    band = communes[bisect_left(latitudes, south) : bisect_right(latitudes, north)]
    measured = (
        (distance_km(lat, lon, commune.lat, commune.lon), commune)
        for commune in band
        if west <= commune.lon <= east
    )
    closest = min(measured, key=lambda pair: pair[0], default=None)
    return closest[1] if closest and closest[0] <= FARTHEST_KM else None


@cache
def _by_latitude() -> tuple[list[float], list[Commune]]:
    communes = sorted(index().communes, key=lambda c: c.lat)
    return [commune.lat for commune in communes], communes
