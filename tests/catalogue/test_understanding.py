"""Place words are understood inside a search text, and only when they are meant."""

import pytest

from network.catalogue.understanding import understand
from network.geo.gazetteer import region_departments

REGION = region_departments("27")


@pytest.mark.parametrize(
    ("text", "left", "place"),
    [
        ("tablette Dijon", "tablette", "Dijon (21)"),
        ("dijon tablette", "tablette", "Dijon (21)"),
        ("21000", "", "Dijon (21)"),
        ("visio 39100", "visio", "Dole (39)"),
        ("mail près de Saint-Claude", "mail", "Saint-Claude (39)"),
        ("arnaque st claude", "arnaque", "Saint-Claude (39)"),
        ("photo à Lons-le-Saunier", "photo", "Lons-le-Saunier (39)"),
        ("excel a Sens", "excel", "Sens (89)"),
        ("cours tableur Besancon", "cours tableur", "Besançon (25)"),
        ("tablette Lyon", "tablette", "Lyon (69)"),
    ],
)
def test_a_place_is_taken_out_of_the_text(text, left, place):
    understood = understand(text, REGION)
    assert (understood.text, understood.place and understood.place.label) == (left, place)


@pytest.mark.parametrize(
    "text",
    [
        "cours de tablette",
        "donner du sens à ses photos",
        "image",
        "page internet",
        "frais",
        "colonne tableur",
        "12345678",
        "word",
        "machine",
        "association",
        "donner une seconde vie à son vieil ordinateur",
        "apprendre à lire",
        "sur place",
        "messagerie orange",
        "a simple",
        "",
    ],
)
def test_everyday_words_stay_words(text):
    assert understand(text, REGION).place is None


def test_a_village_elsewhere_is_not_meant():
    assert understand("aide Mail", frozenset()).place is None
