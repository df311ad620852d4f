"""A leading article does not decide where a name stands."""

import pytest

from partners.models import Place


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("La Petite Gare", "petite gare dole 39100 la"),
        ("L’Établi", "etabli dole 39100 l"),
        ("Les Fils", "fils dole 39100 les"),
        ("Lesage", "lesage dole 39100"),
        ("La", "la dole 39100"),
    ],
)
def test_a_name_is_filed_without_its_article_and_found_with_it(name, filed):
    assert Place(name=name, commune="Dole", postcode="39100").filed_under() == filed
