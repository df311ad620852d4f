"""The town of a sheet: understood where one can be meant, asked for where several bear the name."""

import pytest

from partners.space.forms import PlaceForm
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def town(typed: str, department: str = "58") -> tuple[str, list[str]]:
    """Return the postcode of what an organisation of a département types, and the errors."""
    commune, postcode, insee = {"58": ("Nevers", "58000", "58194"), "": ("", "", "")}[department]
    organisation = OrganisationFactory(commune=commune, postcode=postcode, insee_code=insee)
    form = PlaceForm(
        {"name": "Lieu", "town": typed}, instance=PlaceFactory.build(), organisation=organisation
    )
    form.is_valid()
    return form.instance.postcode, form.errors.get("town", [])


def test_of_namesakes_the_one_of_the_departement_is_meant() -> None:
    assert town("Saint-Martin-du-Puy") == ("58140", [])


def test_a_name_that_several_have_is_asked_for_with_their_postcodes() -> None:
    _postcode, errors = town("Saint-Léger", "")
    assert "17800 Saint-Léger" in errors[0]
    assert town("17800 Saint-Léger", "") == ("17800", [])


def test_a_name_of_one_town_alone_is_that_town() -> None:
    assert town("Besançon", "") == ("25000", [])
