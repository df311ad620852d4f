"""What the database and the models promise of places and organisations."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from partners.enums import Service
from partners.models import Organisation, Place
from partners.models.listed import OTHER_LETTERS
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_a_slug_is_made_from_name_and_commune_and_outlives_a_new_name() -> None:
    place = PlaceFactory(name="Médiathèque Pierre-Bayle")
    assert place.slug == "mediatheque-pierre-bayle-besancon"
    place.name = "Bibliothèque"
    place.save()
    place.refresh_from_db()
    assert place.slug == "mediatheque-pierre-bayle-besancon"


def test_namesakes_get_different_slugs() -> None:
    first, second = OrganisationFactory(name="L'Entraide"), OrganisationFactory(name="L’Entraide")
    assert (first.slug, second.slug) == ("l-entraide", "l-entraide-2")


def test_a_name_without_any_letter_still_has_an_address() -> None:
    assert OrganisationFactory(name="!!!").slug == "x"


@pytest.mark.parametrize(
    ("insee_code", "postcode", "department"),
    [
        ("25056", "25000", "25"),
        ("", "20000", "2A"),
        ("2B033", "20200", "2B"),
        ("97411", "97400", "974"),
        ("", "", ""),
    ],
)
def test_the_department_follows_from_the_codes(insee_code: str, postcode: str, department: str) -> None:
    assert OrganisationFactory(insee_code=insee_code, postcode=postcode).department == department


def test_a_place_born_here_is_known_by_its_slug() -> None:
    place = PlaceFactory(name="Épicerie")
    assert (place.source, place.source_id) == ("", "epicerie-besancon")


def test_one_identifier_of_one_source_is_one_place() -> None:
    PlaceFactory(source="MedNum", source_id="1")
    PlaceFactory(source="Hubik", source_id="1")
    with pytest.raises(IntegrityError):
        PlaceFactory(source="MedNum", source_id="1")


@pytest.mark.parametrize(("lat", "lon"), [(47.0, None), (None, 6.0), (91.0, 6.0), (47.0, 181.0)])
def test_a_position_is_whole_and_on_the_globe(lat: float | None, lon: float | None) -> None:
    with pytest.raises(IntegrityError):
        PlaceFactory(latitude=lat, longitude=lon)


def test_hours_are_understood_or_kept_raw_never_both() -> None:
    with pytest.raises(IntegrityError):
        PlaceFactory(opening_hours="Mo 09:00-12:00", raw_opening_hours="lundi matin")


def test_names_are_filed_without_accents_and_digits_apart() -> None:
    (
        PlaceFactory(name="Écrivain public"),
        PlaceFactory(name="Zèbre"),
        PlaceFactory(name="3e lieu"),
        PlaceFactory(name="Я"),
    )
    assert {first for _shelf, _department, first in Place.objects.shelves("places")} == {"3", "e", "z", "я"}
    assert [place.name for place in Place.objects.starting_with("É")] == ["Écrivain public"]
    assert [place.name for place in Place.objects.starting_with(OTHER_LETTERS)] == ["3e lieu", "Я"]


def test_every_word_typed_is_in_the_name_the_commune_or_the_postcode() -> None:
    PlaceFactory(name="Médiathèque", in_dijon=True), PlaceFactory(name="Médiathèque")
    assert [place.commune for place in Place.objects.matching("mediatheque DIJON")] == ["Dijon"]
    assert Place.objects.matching("21000").count() == 1
    assert Place.objects.matching(" ").count() == 2


def test_near_gives_the_nearest_first_and_says_how_far() -> None:
    PlaceFactory(name="Dijon", in_dijon=True), PlaceFactory(name="Besançon"), PlaceFactory(nowhere=True)
    near_besancon = Place.objects.near(47.24, 6.02, 100)
    assert [place.name for place in near_besancon] == ["Besançon", "Dijon"]
    assert near_besancon[1].distance_km == pytest.approx(74.5, abs=1)
    assert [place.name for place in Place.objects.near(47.24, 6.02, 70)] == ["Besançon"]


def test_an_organisation_offers_what_its_public_places_offer() -> None:
    one, other = OrganisationFactory(), OrganisationFactory()
    PlaceFactory(organisation=one, services=(Service.SAFETY,))
    PlaceFactory(organisation=other, services=(Service.SAFETY,), draft=True)
    assert list(Organisation.objects.offering(Service.SAFETY)) == [one]


def test_staff_must_write_hours_that_can_be_understood() -> None:
    place = PlaceFactory.build(opening_hours="quand on veut")
    with pytest.raises(ValidationError, match="Mo-Fr"):
        place.clean()


def test_what_an_import_kept_aside_ends_when_somebody_writes_it_right() -> None:
    aside = {"latitude": ["0"], "longitude": ["0"], "services": ["Cuisine"]}
    place = PlaceFactory.build(unknown_values=aside, raw_opening_hours="?", opening_hours="Mo 09:00-12:00")
    place.clean()
    assert (place.unknown_values, place.raw_opening_hours) == ({"services": ["Cuisine"]}, "")


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [("siret", "12345678901234", "73282932000074"), ("rna", "W12", "W251000030")],
)
def test_official_numbers_are_checked(field: str, wrong: str, right: str) -> None:
    OrganisationFactory.build(**{field: right}).clean_fields()
    with pytest.raises(ValidationError, match=field):
        OrganisationFactory.build(**{field: wrong}).clean_fields()
