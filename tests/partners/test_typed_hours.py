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
    'Tu unknown "sur rendez-vous"': 'Tu unknown "sur rendez-vous"',
    "": "",
    "lundi à vendredi 9h-12h, fermé le mercredi": "Mo-Fr 09:00-12:00; We off",
    "lundi à vendredi 9h-12h, fermé le lundi": "Mo-Fr 09:00-12:00; Mo off",
    "en semaine 9h-12h, fermé le vendredi": "Mo-Fr 09:00-12:00; Fr off",
    "mercredi fermé, lundi à vendredi 9h-12h": "Mo-Fr 09:00-12:00; We off",
    "lundi au samedi 9h-12h, fermé du mardi au jeudi": "Mo-Sa 09:00-12:00; Tu-Th off",
    "tous les jours sauf du samedi au lundi 9h-12h": "Tu-Fr 09:00-12:00",
    "dimanche fermé, lundi 9h-12h": "Mo 09:00-12:00; Su off",
    "lundi au vendredi 9h-12h\nsauf le mercredi": "Mo,Tu,Th,Fr 09:00-12:00",
    "samedi 10h-12h sauf le 1er samedi du mois": "Sa 10:00-12:00; Sa[1] off",
    "1er et 3e mardis 14h-16h": "Tu[1,3] 14:00-16:00",
    "le premier et le troisième mardi du mois 14h-16h": "Tu[1,3] 14:00-16:00",
    "2e samedi et dernier lundi 10h-12h": "Sa[2],Mo[-1] 10:00-12:00",
    "5e samedi du mois 10h-12h": "Sa[5] 10:00-12:00",
    "lundi 9h-12h 14h-17h": "Mo 09:00-12:00,14:00-17:00",
    "de 9h à 12h du lundi au vendredi": "Mo-Fr 09:00-12:00",
    "9h-12h lundi et mardi, 14h-17h jeudi": "Mo,Tu 09:00-12:00; Th 14:00-17:00",
    "lundi le matin de 9h à 12h et l'après-midi de 14h à 17h": "Mo 09:00-12:00,14:00-17:00",
    "lundi matin 9h-12h, mardi soir 18h-20h": "Mo 09:00-12:00; Tu 18:00-20:00",
    "lundi - 9h-12h": "Mo 09:00-12:00",
    "tous les mardis et chaque jeudi 14h-16h": "Tu,Th 14:00-16:00",
    "vendredi 20h-1h": "Fr 20:00-01:00",
    "lundi 9h-12h, lundi 9h-12h": "Mo 09:00-12:00",
    "lundi :\n9h-12h\n\nmardi :\n14h-17h": "Mo 09:00-12:00; Tu 14:00-17:00",
    "lundi 9h-12h\r\njeudi 14h-17h\r\nfermé en août": "Mo 09:00-12:00; Th 14:00-17:00; Aug off",
}
# What somebody means by it, but not what: (the text, the words named).
UNSURE = (
    ("lundi au vendredi 9h-12h et 14h-17h sauf le mercredi matin", "sauf le mercredi matin"),
    ("lundi au vendredi 9h-12h et 14h-17h sauf le jeudi après-midi", "sauf le jeudi après-midi"),
    ("lundi au vendredi 9h-17h sauf le jeudi 14h-17h", "sauf le jeudi 14h"),
    ("lundi au vendredi 9h-12h, fermé le lundi matin", "fermé le lundi matin"),
    ("lundi au vendredi 9h-12h, mercredi fermé l'après-midi", "fermé l'après-midi"),
    ("lundi 9h-18h fermé de 12h à 14h", "fermé de 12h"),
    ("lundi 9h-12h sauf", "sauf"),
    ("lundi 9h-12h, sauf mardi", "sauf mardi"),
    ("lundi à jeudi 9h-12h\njeudi et vendredi 14h-16h\nsauf jeudi", "sauf jeudi"),
    ("lundi à jeudi 9h-12h\nvendredi 14h-16h\nsauf jeudi", "sauf jeudi"),
    ("lundi 9h-12h sauf sur rdv", "sauf sur rdv"),
    ("lundi matin et jeudi après-midi 9h-12h, 14h-17h", "après-midi"),
    ("lundi toute la journée, mercredi fermé", "lundi toute la journée, mercredi fermé"),
    ("lundi 9h-12h et l'après-midi", "après-midi"),
    ("tous les jours 9h-12h sauf le 15 août", "sauf le 15"),
    ("1er samedi au dimanche 9h-12h", "1er samedi au dimanche"),
)
# What cannot be true, and the day it is said of.
CONTRARY = (
    ("lundi 14h-12h", "Monday"),
    ("lundi 9h-5h", "Monday"),
    ("lundi 9h-12h et 11h-14h", "Monday"),
    ("lundi 9h-12h, lundi 10h-13h", "Monday"),
    ("vendredi 20h-1h et 22h-2h", "Friday"),
    ("lundi 9h-12h, fermé le lundi", "Monday"),
    ("lundi, mardi, mercredi 9h-12h, fermé le mardi", "Tuesday"),
    ("en semaine 9h-12h, fermé tous les jours", "Monday"),
    ("samedi 9h-12h, 1er samedi 14h-16h", "Saturday"),
    ("lundi 9h-12h, lundi 14h-16h sur rdv", "Monday"),
    ("Mo 14:00-12:00", "Monday"),
    ("Mo 09:00-12:00; Mo off", "Monday"),
    ("lundi\nmardi 9h-12h", "Monday"),
)


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


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("text", "words"), UNSURE)
def test_what_is_not_sure_is_never_guessed_and_an_example_can_be_copied(text: str, words: str) -> None:
    problem = understand(text).problem
    assert f"{words}”" in problem
    assert understand(problem.rpartition("“")[2].rpartition("”")[0]).osm


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("text", "day"), CONTRARY)
def test_what_cannot_be_true_is_told_with_its_day(text: str, day: str) -> None:
    assert day in understand(text).problem


@pytest.mark.parametrize(
    ("osm", "words"),
    [
        ("Mo-Fr 09:00-12:00; We off", "lundi au vendredi 9 h – 12 h ; fermé : mercredi"),
        ("Tu[1,3] 14:00-16:30", "premier et troisième mardi du mois 14 h – 16 h 30"),
        ("We 09:00-12:00 off", "fermé : mercredi 9 h – 12 h"),
        ("Jan Mo 09:00-12:00", "Jan Mo 09:00-12:00"),
        ("lundi 9h\nXx[1] trucs", "lundi 9h\nXx[1] trucs"),
    ],
)
def test_hours_are_said_in_french(osm: str, words: str) -> None:
    with override("fr"):
        assert say_back(osm).replace("\u00a0", " ") == words


_SOME_DAYS = st.sampled_from(
    ("lundi", "mardi et jeudi", "du lundi au vendredi", "tous les jours", "1er et 3e samedis", "le week-end")
)
_SOME_HOURS = st.sampled_from(("9h-12h", "de 9h à 12h et 14h à 17h30", "20h-1h", "8h-10h 15h-16h", "sur rdv"))
_SOME_CLOSED = st.sampled_from(
    ("", " sauf mardi", ", fermé le mercredi", " sauf le 1er lundi", ", fermé en août", "\nfermé le dimanche")
)
_LINE = st.builds("{} {}{}".format, _SOME_DAYS, _SOME_HOURS, _SOME_CLOSED)
_HOURS_FIRST = st.builds("{} {}{}".format, _SOME_HOURS, _SOME_DAYS, _SOME_CLOSED)


@given(st.lists(_LINE | _HOURS_FIRST, min_size=1, max_size=3).map("\n".join), st.sampled_from(("fr", "en")))
def test_whatever_is_understood_means_the_same_once_said_back(text: str, language: str) -> None:
    osm = understand(text).osm
    with override(language):
        assert understand(say_back(osm)).osm == osm


def test_a_text_too_long_is_told_not_cut() -> None:
    assert "1000" in understand("lundi 9h-12h\n" * 100).problem


@given(st.text(max_size=60))
def test_any_text_is_either_understood_or_a_problem(text: str) -> None:
    typed = understand(text)
    assert bool(typed.osm) + bool(typed.problem) == bool(text.strip())


def test_by_appointment_in_a_part_of_a_day_is_not_guessed() -> None:
    assert understand("mardi 9h-12h et sur rendez-vous l’après-midi").problem
    assert understand("mardi 9h-12h, sur rendez-vous").osm
