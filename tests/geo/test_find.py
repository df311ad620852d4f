"""What a person types is understood as a place."""

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.geo import gazetteer
from network.geo.distance import distance_km
from network.geo.index import index

FRANCHE_COMTE = frozenset({"25", "39", "70", "90"})


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("21000", "Dijon (21)"),
        ("21 000", "Dijon (21)"),
        ("39100", "Dole (39)"),
        ("25056", "Besançon (25)"),
        ("2A004", "Ajaccio (2A)"),
        ("2a004", "Ajaccio (2A)"),
        ("BESANCON", "Besançon (25)"),
        ("l'isle-sur-le-doubs", "L'Isle-sur-le-Doubs (25)"),
        ("L’ISLE SUR LE DOUBS", "L'Isle-sur-le-Doubs (25)"),
        ("chalon s/ saône", "Chalon-sur-Saône (71)"),
        ("oeuilly", "Œuilly (51)"),
        ("Creusot", "Le Creusot (71)"),
        ("Château-Chinon", "Château-Chinon (Ville) (58)"),
        ("Paris", "Paris (75)"),
        ("Dole 39100", "Dole (39)"),
        ("39100 Dole", "Dole (39)"),
        ("Choisey 39100", "Choisey (39)"),
        ("39100 Choissey", "Dole (39)"),
        ("Creusot 71200", "Le Creusot (71)"),
        ("25056 Besançon", "Besançon (25)"),
        ("21078 Dijon Cedex", "Dijon (21)"),
        ("25030 BESANCON CEDEX 3", "Besançon (25)"),
        ("71870 Mâcon", "Mâcon (71)"),
        ("25000 Saint-Claude", "Besançon (25)"),
        ("Louhans", "Louhans-Châteaurenaud (71)"),
        ("Pont de Roide Doubs", "Pont-de-Roide-Vermondans (25)"),
        ("Saint-Claude (39)", "Saint-Claude (39)"),
        ("St Claude 39", "Saint-Claude (39)"),
        ("Saint-Claude Jura", "Saint-Claude (39)"),
        ("Saint-Claude, jura", "Saint-Claude (39)"),
        ("Saint-Claude (Guadeloupe)", "Saint-Claude (971)"),
        ("Port (974)", "Le Port (974)"),
        ("Beaune Côte d'Or", "Beaune (21)"),
    ],
)
def test_a_place_is_found_however_it_is_written(typed: str, label: str) -> None:
    match = gazetteer.find(typed)
    assert match is not None
    assert match.commune is not None
    assert match.label == label == match.commune.label
    assert (match.lat, match.lon) == (match.commune.lat, match.commune.lon)
    assert match.understood is None


@pytest.mark.parametrize(
    ("typed", "insee"),
    [
        ("Paris 12e", "75112"),
        ("paris 12", "75112"),
        ("PARIS 12ÈME ARRONDISSEMENT", "75112"),
        ("75012", "75112"),
        ("Paris 75012", "75112"),
        ("paris 1er", "75101"),
        ("Paris 01", "75101"),
        ("Lyon 3ème", "69383"),
        ("Marseille 13", "13213"),
        ("Marseille (13)", "13055"),
        ("lyon 69", "69123"),
        ("Paris 75", "75056"),
        ("75116", "75116"),
    ],
)
def test_an_arrondissement_is_told_from_its_city_and_from_a_departement(typed: str, insee: str) -> None:
    match = gazetteer.find(typed)
    assert match is not None
    assert match.commune is not None
    assert match.commune.insee == insee


@pytest.mark.parametrize("typed", ["Morez", "morez (39)", "39400 Morez", "Morez Jura"])
def test_a_former_commune_answers_with_the_one_of_today_and_says_so(typed: str) -> None:
    match = gazetteer.find(typed)
    assert match is not None
    assert match.label == "Hauts de Bienne (39)"
    assert match.understood == "Morez"


def test_a_former_commune_is_measured_from_where_it_was() -> None:
    match = gazetteer.find("Bellegarde-sur-Valserine")
    assert match is not None
    assert match.commune is not None
    assert 0 < distance_km(match.lat, match.lon, match.commune.lat, match.commune.lon) < 15


def test_five_digits_are_a_postcode_before_an_insee_code() -> None:
    both = gazetteer.by_insee("01400")
    assert both is not None
    assert "01400" not in both.postcodes
    match = gazetteer.find("01400")
    assert match is not None
    assert match.commune is not None
    assert "01400" in match.commune.postcodes


def test_a_postcode_answers_its_most_populated_commune() -> None:
    match = gazetteer.find("39100")
    sharing = [commune for commune in index().communes if "39100" in commune.postcodes]
    assert len(sharing) > 5
    assert match is not None
    assert match.commune == max(sharing, key=lambda commune: commune.population)


@pytest.mark.parametrize(
    ("typed", "label"),
    [("Chalon", "Chalon-sur-Saône (71)"), ("Lons", "Lons-le-Saunier (39)"), ("Paris", "Paris (75)")],
)
def test_a_region_knows_its_towns_by_the_start_of_their_name(typed: str, label: str) -> None:
    match = gazetteer.find(typed, frozenset({"39", "71"}))
    assert match is not None
    assert match.label == label


@pytest.mark.parametrize("typed", ["Machine", "Louhans", "21000", "47.24,6.02", "Dole (39)", ""])
def test_only_a_whole_name_is_found_exactly(typed: str) -> None:
    assert gazetteer.find_exactly(typed) is None


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("la machine", "La Machine (58)"),
        ("St-Claude", "Saint-Claude (39)"),
        ("Morez", "Hauts de Bienne (39)"),
    ],
)
def test_a_whole_name_is_found_exactly(typed: str, label: str) -> None:
    match = gazetteer.find_exactly(typed, FRANCHE_COMTE)
    assert match is not None
    assert match.label == label


def test_a_postcode_wins_over_a_name_of_another_departement() -> None:
    match = gazetteer.find("Dole 25000")
    assert match is not None
    assert match.label == "Besançon (25)"


@pytest.mark.parametrize(
    ("typed", "anywhere", "at_home"),
    [
        ("St Claude", "Saint-Claude (971)", "Saint-Claude (39)"),
        ("Fontaine", "Fontaine (38)", "Fontaine (90)"),
        ("Dijon", "Dijon (21)", "Dijon (21)"),
    ],
)
def test_a_region_prefers_its_own_among_namesakes(typed: str, anywhere: str, at_home: str) -> None:
    nobody, ours = gazetteer.find(typed), gazetteer.find(typed, FRANCHE_COMTE)
    assert nobody is not None
    assert ours is not None
    assert (nobody.label, ours.label) == (anywhere, at_home)


@pytest.mark.parametrize("typed", ["47.24,6.02", "47.24 , 6.02", " 47.24; 6.02 ", "+47.24,6.02"])
def test_a_point_is_kept_and_named_after_the_nearest_commune(typed: str) -> None:
    match = gazetteer.find(typed)
    assert match is not None
    assert (match.lat, match.lon, match.label) == (47.24, 6.02, "Besançon (25)")


def test_a_point_at_sea_is_near_no_commune() -> None:
    match = gazetteer.find("45,-20")
    assert match is not None
    assert (match.commune, match.label) == (None, "45.0000, -20.0000")


@pytest.mark.parametrize(("lat", "lon"), [(46.0, 5.5), (48.86, 2.35), (42.2, 9.1), (-21.1, 55.5)])
def test_the_nearest_commune_is_really_the_nearest(lat: float, lon: float) -> None:
    match = gazetteer.find(f"{lat},{lon}")
    expected = min(
        index().communes,
        key=lambda commune: distance_km(lat, lon, commune.lat, commune.lon),
    )
    assert match is not None
    assert match.commune == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\x00",
        "🎉",
        "xyzzy",
        "91,0",
        "0,180.5",
        "nan,0",
        "0,inf",
        "1e1,2",
        "47.24",
        "39",
        "99999",
        "Jura",
    ],
)
def test_what_is_no_place_is_not_found(typed: str) -> None:
    assert gazetteer.find(typed) is None


@pytest.mark.parametrize("insee", ["25056", "39478", "97124", "75112", "58062", "2A004", "13055"])
def test_a_label_finds_its_own_commune_again(insee: str) -> None:
    commune = gazetteer.by_insee(insee)
    assert commune is not None
    match = gazetteer.find(commune.label)
    assert match is not None
    assert match.commune == commune


place_like = st.text("0123456789 ,.;-+()'/ABeéœst\x00", max_size=30)


@given(st.text(max_size=300) | place_like)
def test_any_text_at_all_finds_a_point_on_the_globe_or_nothing(text: str) -> None:
    match = gazetteer.find(text, FRANCHE_COMTE)
    if match is not None:
        assert isfinite(match.lat)
        assert isfinite(match.lon)
        assert abs(match.lat) <= 90
        assert abs(match.lon) <= 180
        assert match.label


def test_a_start_that_several_names_share_is_not_found() -> None:
    assert gazetteer.find("Villeneuve-sur") is None
    assert gazetteer.find("Villeneuve-sur", frozenset({"89"})) is not None


def test_a_name_in_the_wrong_departement_is_not_found() -> None:
    assert gazetteer.find("Dole") is not None
    assert gazetteer.find("Dole (25)") is None


def test_ten_thousand_characters_find_nothing() -> None:
    assert gazetteer.find("Dole" * 2500) is None
