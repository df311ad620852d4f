"""Distances on the globe and the boxes that hold them, in kilometres and degrees."""

from math import asin, cos, degrees, pi, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth in km (IUGG 1980, R1)."""

_ROUNDING_KM = 1e-4


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km between two points in degrees (haversine).

    The Earth is taken as a sphere: within 0.5 % of the WGS84 ellipsoid.
    """
    across = sin(radians(lat2 - lat1) / 2) ** 2
    along = sin(radians(lon2 - lon1) / 2) ** 2
    chord = across + cos(radians(lat1)) * cos(radians(lat2)) * along
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def bounding_box(lat: float, lon: float, radius_km: float) -> tuple[float, float, float, float]:
    """Return (south, west, north, east) in degrees around every point within `radius_km`.

    West is never greater than east, so two plain comparisons filter rows. Where the circle
    holds a pole or crosses the antimeridian the box spans every longitude: wider than the
    circle, never narrower. The caller still measures the distance.
    """
    angle = (radius_km + _ROUNDING_KM) / EARTH_RADIUS_KM
    south, north = lat - degrees(angle), lat + degrees(angle)
    if south <= -90 or north >= 90:
        return max(south, -90.0), -180.0, min(north, 90.0), 180.0
    half_width = degrees(_half_width(radians(lat), angle))
    west, east = lon - half_width, lon + half_width
    if west < -180 or east > 180:
        return south, -180.0, north, 180.0
    return south, west, north, east


def _half_width(lat: float, angle: float) -> float:
    """Return how far a circle of `angle` around `lat` reaches east, all in radians.

    The widest point lies poleward of the centre: asin(sin r / cos φ), not r / cos φ.
    """
    return asin(min(1.0, sin(min(angle, pi / 2)) / cos(lat)))
