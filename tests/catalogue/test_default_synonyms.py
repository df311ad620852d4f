"""The words a new site knows: what a volunteer types means what the catalogue says."""

import pytest

from network.catalogue.state import current_version
from network.catalogue.vocabulary import vocabulary


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("phishing", "arnaque"),
        ("ordi", "ordinateur"),
        ("mél", "e-mail"),
        ("portable", "smartphone"),
        ("visio", "visioconférence"),
        ("Zoom", "visioconférence"),
        ("Excel", "tableur"),
        ("WhatsApp", "réseaux sociaux"),
        ("impôts", "démarches"),
        ("cours", "atelier"),
    ],
)
def test_an_everyday_word_means_the_official_one(typed, told):
    thesaurus = vocabulary(current_version()).thesaurus
    assert thesaurus.clauses(typed) == thesaurus.clauses(told) != []
