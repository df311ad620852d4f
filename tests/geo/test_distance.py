"""Distances against values worked out elsewhere, boxes against the distances."""

from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from network.geo.distance import EARTH_RADIUS_KM, bounding_box, distance_km

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("start", "end", "expected_km"),
    [
        # A degree of a great circle is the circumference over 360, whatever its direction.
        ((0, 0), (0, 1), 111.195),
        ((0, 0), (1, 0), 111.195),
        ((90, 0), (-90, 0), 20015.115),
        ((0, 179.5), (0, -179.5), 111.195),
        # By the spherical law of cosines, from the two town halls.
        ((47.3210, 5.0413), (47.2367, 6.0223), 74.596),
        # By Vincenty's formulae on the WGS84 ellipsoid: 74.811 and 391.675 km.
        ((47.3210, 5.0413), (47.2367, 6.0223), 74.811),
        ((48.8566, 2.3429), (45.7677, 4.8354), 391.675),
    ],
)
def test_known_distances(start: tuple[float, float], end: tuple[float, float], expected_km: float) -> None:
    assert distance_km(*start, *end) == pytest.approx(expected_km, rel=0.003)


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_globe(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    there = distance_km(lat1, lon1, lat2, lon2)
    assert 0 <= there <= EARTH_RADIUS_KM * 3.1416
    assert isclose(there, distance_km(lat2, lon2, lat1, lon1), abs_tol=1e-6)


@given(latitudes, longitudes, st.floats(0, 500), st.floats(-1, 1), st.floats(-1, 1))
def test_a_box_holds_every_point_within_the_radius(
    lat: float, lon: float, radius_km: float, north: float, east: float
) -> None:
    other_lat = lat + north * radius_km / 111
    south_edge, west_edge, north_edge, east_edge = bounding_box(lat, lon, radius_km)
    width = min(180.0, max(east_edge - lon, lon - west_edge))
    other_lon = (lon + 1.2 * east * width + 180) % 360 - 180
    assume(abs(other_lat) <= 90)
    assume(distance_km(lat, lon, other_lat, other_lon) <= radius_km)
    assert south_edge <= other_lat <= north_edge
    assert west_edge <= other_lon <= east_edge


@pytest.mark.parametrize("lat", [0.0, 47.0, 70.0, -60.0])
def test_a_box_is_no_wider_than_the_circle_needs(lat: float) -> None:
    south, west, north, east = bounding_box(lat, 6.0, 30)
    assert distance_km(lat, 6, south, 6) == pytest.approx(30, rel=0.001)
    assert distance_km(lat, 6, north, 6) == pytest.approx(30, rel=0.001)
    assert distance_km(lat, 6, lat, east) == pytest.approx(30, rel=0.001)
    assert west == pytest.approx(12 - east)


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0.0), (-89.9, 12.0), (-17.0, 179.9), (52.0, -179.9)])
def test_a_box_over_a_pole_or_the_antimeridian_spans_every_longitude(lat: float, lon: float) -> None:
    _, west, _, east = bounding_box(lat, lon, 50)
    assert (west, east) == (-180, 180)
