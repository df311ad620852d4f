"""Communes proposed while a person types, or after a slip."""

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.geo import gazetteer
from network.geo.index import index
from network.geo.normalise import normalise

BURGUNDY = frozenset({"21", "58", "71", "89"})


def labels(text: str, limit: int = 8, departments: frozenset[str] = frozenset()) -> list[str]:
    return [commune.label for commune in gazetteer.search(text, limit, departments)]


def test_the_exact_name_comes_before_bigger_places_that_start_like_it() -> None:
    assert labels("sens")[0] == "Sens (89)"
    found = gazetteer.search("saint claude")
    assert [commune.label for commune in found[:3]] == [
        "Saint-Claude (971)",
        "Saint-Claude (39)",
        "Saint-Claude-de-Diray (41)",
    ]


def test_names_that_start_so_come_by_population() -> None:
    found = gazetteer.search("besa", limit=20)
    assert found[0].label == "Besançon (25)"
    populations = [commune.population for commune in found if normalise(commune.name).startswith("besa")]
    assert len(populations) > 1
    assert populations == sorted(populations, reverse=True)


def test_a_word_inside_a_name_comes_after_the_names_that_start_so() -> None:
    found = labels("doubs")
    assert found[:2] == ["Doubs (25)", "L'Isle-sur-le-Doubs (25)"]


def test_a_former_name_comes_last_with_the_commune_of_today() -> None:
    assert labels("morez") == ["Hauts de Bienne (39)"]
    found = labels("more", limit=500)
    assert found.index("Morestel (38)") < found.index("Hauts de Bienne (39)")
    assert found.index("Saint-Victor-de-Morestel (38)") < found.index("Hauts de Bienne (39)")


def test_a_postcode_being_typed_proposes_its_communes() -> None:
    assert labels("3910")[0] == "Dole (39)"
    assert all(
        any(postcode.startswith("391") for postcode in commune.postcodes)
        for commune in gazetteer.search("391")
    )


def test_a_region_sees_its_own_communes_first() -> None:
    found = [commune.department in BURGUNDY for commune in gazetteer.search("saint-c", 20, BURGUNDY)]
    assert found == sorted(found, reverse=True)
    assert {True, False} == set(found)
    assert labels("paris", 2, BURGUNDY) == ["Paris (75)", "Paris-l'Hôpital (71)"]


def test_a_label_chosen_before_is_understood_again() -> None:
    assert labels("Dole (39)") == ["Dole (39)"]


@pytest.mark.parametrize("limit", [-1, 0, 1, 3, 20])
def test_never_more_than_the_limit_and_nothing_twice(limit: int) -> None:
    found = gazetteer.search("s", limit)
    assert len(found) == max(0, limit)
    assert len({commune.insee for commune in found}) == len(found)


def test_nothing_typed_proposes_nothing() -> None:
    assert gazetteer.search("") == gazetteer.search(" -' ") == []


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Besonçon", "Besançon (25)"),
        ("Bezanson", "Besançon (25)"),
        ("dijno", "Dijon (21)"),
        ("Montbelliard", "Montbéliard (25)"),
        ("Lons le sonier", "Lons-le-Saunier (39)"),
        ("lisle sur le doubs", "L'Isle-sur-le-Doubs (25)"),
        ("montbéli", "Montbéliard (25)"),
        ("Dole (25)", "Dole (39)"),
        ("Auxere", "Auxerre (89)"),
        ("Bellegarde sur Valserinne", "Valserhône (01)"),
    ],
)
def test_a_slip_suggests_what_was_meant(slip: str, meant: str) -> None:
    assert gazetteer.find(slip) is None
    suggested = [commune.label for commune in gazetteer.suggest(slip, 3, frozenset({"39", "25"}))]
    assert meant in suggested
    assert len(suggested) <= 3


def test_at_about_equal_likeness_the_bigger_town_is_suggested_first() -> None:
    assert gazetteer.suggest("Bezanson")[0].label == "Besançon (25)"


@pytest.mark.parametrize("text", ["", "x", "99999", "qqqqqqqq", "\x00", "🎉🎉🎉🎉"])
def test_nothing_alike_suggests_nothing(text: str) -> None:
    assert gazetteer.suggest(text) == []


@given(st.text(max_size=300))
def test_any_text_at_all_proposes_real_communes_or_none(text: str) -> None:
    for commune in [*gazetteer.search(text, 5, BURGUNDY), *gazetteer.suggest(text, 3)]:
        assert index().by_insee[commune.insee] is commune
        assert isfinite(commune.lat + commune.lon)
