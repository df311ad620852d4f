"""An organisation says who it is by a SIRET, an RNA number, or why it has neither."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils.translation import override

from partners.enums import NoNumber
from partners.identifiers import validate_siret
from partners.models import Organisation
from tests.factories.partners import OrganisationFactory

HEAD_OFFICE, POST_OFFICE = "35600000000048", "35600000049837"


@pytest.mark.parametrize("number", ["73282932000074", HEAD_OFFICE, POST_OFFICE])
def test_a_siret_is_accepted_also_that_of_a_post_office(number: str) -> None:
    assert validate_siret(number) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7328293200007", "13 chiffres : il en manque un."),
        ("732829320000", "12 chiffres : il en manque 2."),
        ("732829320000741", "15 chiffres : il y en a un de trop."),
        ("73282932000047", "inversés"),
        ("35600000049838", "inversés"),
        ("7328293200007A", "14 chiffres"),
    ],
)
def test_what_is_wrong_with_a_siret_is_said(typed: str, said: str) -> None:
    with override("fr"), pytest.raises(ValidationError) as refused:
        validate_siret(typed)
    assert said in refused.value.messages[0].replace("\u00a0", " ")


def test_numbers_may_be_typed_with_blanks() -> None:
    form = modelform_factory(Organisation, fields=["siret", "rna"])(
        {"siret": "732 829 320 00074", "rna": "w 251.000.001"}
    )
    assert form.is_valid(), form.errors
    assert (form.instance.siret, form.instance.rna) == ("73282932000074", "W251000001")


@pytest.mark.django_db
def test_an_organisation_may_have_both_numbers_none_or_a_reason() -> None:
    told = [{}, {"siret": POST_OFFICE, "rna": "W251000001"}, {"no_number_reason": NoNumber.COLLECTIVE}]
    for organisation in [OrganisationFactory(**one) for one in told]:
        organisation.full_clean()


@pytest.mark.django_db
def test_another_reason_is_written() -> None:
    organisation = OrganisationFactory(no_number_reason=NoNumber.OTHER)
    with pytest.raises(ValidationError, match="no_number_details"):
        organisation.full_clean()
