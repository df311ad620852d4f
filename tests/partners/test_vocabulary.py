"""Words of the standard, however people write them."""

import pytest
from django.db.models import TextChoices

from network.geo.normalise import normalise
from partners import enums
from partners.standard.vocabulary import recognise, split
from partners.typology import Typology

VOCABULARIES = [
    enums.Service,
    enums.Public,
    enums.SpecialCare,
    enums.PlaceFee,
    enums.Itinerance,
    enums.AccessMode,
    enums.SupportMode,
    enums.NationalProgramme,
    enums.Training,
    Typology,
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_standard_itself_is_known_word_for_word(vocabulary: type[TextChoices]) -> None:
    assert recognise(vocabulary, vocabulary.values) == (tuple(vocabulary.values), ())


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_two_words_are_spelt_alike(vocabulary: type[TextChoices]) -> None:
    assert len({normalise(value) for value in vocabulary.values}) == len(vocabulary.values)


@pytest.mark.parametrize(
    ("vocabulary", "written", "known"),
    [
        (enums.Training, "Étapes numériques(La Poste)", enums.Training.LA_POSTE),
        (enums.AccessMode, "Ce lieu n’accueille pas de public", enums.AccessMode.NO_PUBLIC),
        (enums.Service, "aide aux demarches administratives", enums.Service.PROCEDURES),
        (enums.SupportMode, "A DISTANCE", enums.SupportMode.REMOTE),
        (Typology, "autre", "Autre"),
        (Typology, "tiers_lieux", "TIERS_LIEUX"),
    ],
)
def test_case_accents_blanks_and_apostrophes_do_not_matter(
    vocabulary: type[TextChoices], written: str, known: str
) -> None:
    assert recognise(vocabulary, [written]) == ((known,), ())


def test_what_is_unknown_is_given_back_as_it_was() -> None:
    assert recognise(enums.PlaceFee, ["Gratuit", "Prix libre", "gratuit"]) == (("Gratuit",), ("Prix libre",))


def test_a_list_is_split_without_empty_values_or_doubles() -> None:
    assert split(" a || b|a ") == ("a", "b")
