"""Départements take in French the article that people say."""

import pytest
from django.utils.translation import override

from network.geo.areas import areas


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["39"], "au Jura"),
        (["71", "39"], "au Jura et à la Saône-et-Loire"),
        (["21", "25", "89"], "à la Côte-d’Or, au Doubs et à l’Yonne"),
        (["34"], "à l’Hérault"),
        (["35"], "à l’Ille-et-Vilaine"),
        (["88"], "aux Vosges"),
        (["974", "75"], "à Paris et à La Réunion"),
        (["2A", "00"], "à la Corse-du-Sud"),
        ([], ""),
    ],
)
def test_areas_are_said_as_people_say_them(codes, said):
    assert areas(codes) == said


def test_in_english_they_keep_their_name_alone():
    with override("en"):
        assert areas(["39", "90"]) == "Jura and Territoire de Belfort"
