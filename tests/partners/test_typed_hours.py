"""Opening hours as people type them."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from partners.opening_hours.said import say_back
from partners.opening_hours.typed import understand

TYPED = {
    "lun-ven 9h-12h": "Mo-Fr 09:00-12:00",
    "du lundi au vendredi de 9h à 12h et de 14h à 17h30": "Mo-Fr 09:00-12:00,14:00-17:30",
    "mardi 14h/17h": "Tu 14:00-17:00",
    "L M Me 9:00-12:00": "Mo-We 09:00-12:00",
    "L M M J V 9h-12h": "Mo-Fr 09:00-12:00",
    "tous les jours sauf dimanche 9h-18h": "Mo-Sa 09:00-18:00",
    "sur rdv": '24/7 unknown "sur rendez-vous"',
    "lun-ven 9h-12h, fermé en août": "Mo-Fr 09:00-12:00; Aug off",
    "lundi 9h-12h sauf jours fériés": "Mo 09:00-12:00; PH off",
    "1er samedi du mois 10h-12h": "Sa[1] 10:00-12:00",
    "lundi 9h-12h\nlundi 14h-18h": "Mo 09:00-12:00,14:00-18:00",
    "Lundi : 9h00 - 12h00 / 13h30 - 17h00": "Mo 09:00-12:00,13:30-17:00",
    "mardi sur rdv, jeudi 9h-12h": 'Tu unknown "sur rendez-vous"; Th 09:00-12:00',
    "mercredi de 9 h 30 à midi": "We 09:30-12:00",
    "Monday to Friday 9am to 5pm": "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-12:00": "Mo-Fr 09:00-12:00",
    "": "",
}


@pytest.mark.parametrize(("text", "osm"), TYPED.items())
def test_hours_are_understood(text: str, osm: str) -> None:
    assert understand(text).osm == osm


@pytest.mark.parametrize("text", [text for text in TYPED if text])
def test_what_is_said_back_means_the_same(text: str) -> None:
    osm = understand(text).osm
    with override("fr"):
        assert understand(say_back(osm)).osm == osm


@pytest.mark.parametrize(
    ("text", "piece"),
    [("lun-ven 9h-12h trucs", "trucs"), ("9h-12h", "09:00"), ("lundi 9h", "09:00"), ("25h-26h lundi", "25h")],
)
def test_a_problem_names_its_piece(text: str, piece: str) -> None:
    assert piece in understand(text).problem


def test_a_day_written_twice_with_hours_that_overlap_is_told() -> None:
    assert understand("lundi 9h-12h, lundi 10h-13h").problem


@given(st.text(max_size=60))
def test_any_text_is_either_understood_or_a_problem(text: str) -> None:
    typed = understand(text)
    assert bool(typed.osm) + bool(typed.problem) == bool(text.strip())
