"""Metres of Lambert 93, the projection of French maps, turned into degrees (IGN, NTG 71 and ALG0004).

RGF93 and WGS84 differ by less than the width of a door.
"""

from math import atan, atan2, cos, degrees, exp, hypot, log, pi, radians, sin, tan

_E = 0.08181919104281579  # first eccentricity of GRS 80
_A = 6378137.0  # its half axis, in metres
_LON_0 = radians(3)
_X_0, _Y_0 = 700_000.0, 6_600_000.0
_EAST, _NORTH = (0, 1_300_000), (6_000_000, 7_200_000)


def _isometric(latitude: float) -> float:
    eccentric = _E * sin(latitude)
    return log(tan(pi / 4 + latitude / 2) * ((1 - eccentric) / (1 + eccentric)) ** (_E / 2))


def _normal(latitude: float) -> float:
    return _A / (1 - (_E * sin(latitude)) ** 2) ** 0.5


def _parallel(latitude: float) -> float:
    return _normal(latitude) * cos(latitude)


_SOUTH, _NORTHERN, _MIDDLE = radians(44), radians(49), radians(46.5)
_N = log(_parallel(_NORTHERN) / _parallel(_SOUTH)) / (_isometric(_SOUTH) - _isometric(_NORTHERN))
_C = _parallel(_SOUTH) / _N * exp(_N * _isometric(_SOUTH))
_POLE = _Y_0 + _C * exp(-_N * _isometric(_MIDDLE))


def read(one: float | None, other: float | None) -> tuple[float, float] | None:
    """Return (latitude, longitude) in degrees of a point in metres, in whichever order; None of another."""
    for x, y in ((one, other), (other, one)):
        if x and y and _EAST[0] < x < _EAST[1] and _NORTH[0] < y < _NORTH[1]:
            return to_degrees(x, y)
    return None


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude, to six decimals (a hand's breadth)."""
    radius = hypot(x - _X_0, _POLE - y)
    longitude = _LON_0 + atan2(x - _X_0, _POLE - y) / _N
    isometric = -log(radius / _C) / _N
    latitude = 2 * atan(exp(isometric)) - pi / 2
    for _turn in range(8):
        eccentric = _E * sin(latitude)
        latitude = 2 * atan(((1 + eccentric) / (1 - eccentric)) ** (_E / 2) * exp(isometric)) - pi / 2
    return round(degrees(latitude), 6), round(degrees(longitude), 6)
