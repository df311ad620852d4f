"""Coordinates in metres are turned into degrees; hours that contradict each other are told and kept aside."""

from pathlib import Path

import pytest

from network.sheets.verdicts import Outcome
from partners.models import Place
from partners.opening_hours.contradictions import contradiction
from partners.standard.importing import import_places
from partners.standard.lambert_93 import to_degrees
from tests.partners.files import row, write


@pytest.mark.parametrize(
    ("x", "y", "latitude", "longitude"),
    [
        (700_000, 6_600_000, 46.5, 3.0),  # the origin of the projection, exactly
        (652_469.02, 6_862_035.26, 48.8566, 2.3522),  # Paris
        (928_000, 6_687_000, 47.244, 6.015),  # Besançon
    ],
)
def test_known_points_of_lambert_93(x: float, y: float, latitude: float, longitude: float) -> None:
    assert to_degrees(x, y) == pytest.approx((latitude, longitude), abs=5e-4)


@pytest.mark.django_db
@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("cells", [("6862035,26", "652469,02"), ("652469.02", "6862035.26")])
def test_metres_come_in_as_degrees_with_a_remark_and_change_nothing_twice(
    tmp_path: Path, cells: tuple[str, str]
) -> None:
    path = write(tmp_path / "p.csv", row(latitude=cells[0], longitude=cells[1]))
    told = [remark.reason for remark, _ in import_places(path=path).warnings()]
    assert "was in Lambert 93 metres: turned into latitude and longitude" in told
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == pytest.approx((48.8566, 2.3522), abs=1e-4)
    assert import_places(path=path).counts()[Outcome.UNCHANGED] == 1


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("Mo 09:00-12:00; Mo off", "both open and closed"),
        ("Mo 09:00-12:00,11:00-13:00", "overlap"),
        ("Mo 12:00-09:00", "closes before it opens"),
        ("Mo-Fr 09:00-12:00; We off", ""),
        ("Mo 09:00-12:00,12:00-14:00", ""),
        ("Mo 09:00-05:00", "closes before it opens"),
        ("Fr 20:00-02:00", ""),
        ("Sa[1] 14:00-12:00", "closes before it opens"),
        ("", ""),
    ],
)
def test_hours_that_contradict_each_other_are_told_and_exceptions_are_not(notation: str, words: str) -> None:
    said = contradiction(notation)
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.django_db
def test_contradicting_hours_are_kept_as_received(tmp_path: Path) -> None:
    import_places(path=write(tmp_path / "p.csv", row(horaires="lundi 9h-12h ; lundi fermé")))
    place = Place.objects.get()
    assert (place.opening_hours, place.raw_opening_hours) == ("", "lundi 9h-12h ; lundi fermé")
