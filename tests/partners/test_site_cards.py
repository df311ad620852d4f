"""What organisations and places tell the search of the site, and that it follows them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from network.catalogue.models import Entry, Skill
from network.catalogue.projection import differences
from partners.catalogue import OrganisationSource, PlaceSource
from partners.models import DirectoryPage, Organisation
from tests.factories.partners import OrganisationFactory, PlaceFactory, directory_page

pytestmark = pytest.mark.django_db


def titles() -> set[str]:
    """Return what the projection tells of the directory, which a rebuild would tell too."""
    assert list(differences()) == []
    kinds = ["organisation", "place"]
    return set(Entry.objects.filter(kind__in=kinds).values_list("title", flat=True))


def french(kind: str) -> Entry:
    """Return the only card of a kind that French readers see."""
    return Entry.objects.get(kind=kind, shown_in__contains=" fr ")


@pytest.fixture(autouse=True)
def directory() -> DirectoryPage:
    return directory_page()


def test_a_place_tells_where_it_is_and_what_it_offers(directory: DirectoryPage) -> None:
    place = PlaceFactory(name="Médiathèque", organisation=OrganisationFactory(name="La Ville"))
    entry = french("place")
    assert (entry.title, entry.commune, entry.organisation) == ("Médiathèque", "Besançon", "La Ville")
    assert entry.url == directory.address_of(place)
    assert (entry.latitude, entry.longitude) == place.point
    assert "1 place Granvelle" in entry.body
    assert "Maîtrise des outils numériques du quotidien" in entry.body
    assert not entry.in_catalogue


def test_an_organisation_tells_what_it_does(directory: DirectoryPage) -> None:
    organisation = OrganisationFactory(name="Les Connectés", description="On démonte et on remonte.")
    organisation.skills.set(Skill.objects.filter(key="email", locale__language_code="fr"))
    organisation.save()
    entry = french("organisation")
    assert (entry.title, entry.url) == ("Les Connectés", directory.address_of(organisation))
    assert "démonte" in entry.body
    assert "Association" in entry.body
    assert "E-mail" in entry.skills


def test_names_and_withdrawals_are_followed() -> None:
    organisation = OrganisationFactory(name="La Ville", live=False)
    place = PlaceFactory(name="Médiathèque", organisation=organisation)
    assert titles() == {"Médiathèque"}
    organisation.live = True
    organisation.save()
    assert titles() == {"Médiathèque", "La Ville"}
    assert french("place").organisation == "La Ville"
    place.unpublish()
    assert titles() == {"La Ville"}
    Organisation.objects.get().places.all().delete()
    Organisation.objects.get().delete()
    assert titles() == set()


def lock(directory: DirectoryPage) -> None:
    PageViewRestriction.objects.create(page=directory, restriction_type="login")


def unpublish(directory: DirectoryPage) -> None:
    directory.unpublish()


def delete(directory: DirectoryPage) -> None:
    directory.delete()


@pytest.mark.parametrize("hide", [lock, unpublish, delete])
def test_without_a_public_directory_there_is_nothing_to_lead_to(
    hide: Callable[[DirectoryPage], None], directory: DirectoryPage
) -> None:
    PlaceFactory(name="Médiathèque")
    DirectoryPage.objects.exclude(pk=directory.pk).delete()
    assert french("place").shown_in == " fr en "
    hide(directory)
    assert titles() == set()


def test_cards_follow_the_address_of_the_directory(
    directory: DirectoryPage, django_capture_on_commit_callbacks: Callable
) -> None:
    PlaceFactory()
    directory.slug = "qui"
    with django_capture_on_commit_callbacks(execute=True):
        directory.save()
    assert "/qui/lieux/" in french("place").url
    assert titles()


def test_each_language_leads_to_its_own_directory() -> None:
    place = PlaceFactory(name="Médiathèque")
    french, other = PlaceSource().drafts([f"place:{place.pk}"])
    assert (french.shown_in, other.shown_in) == (("fr",), ("en",))
    assert other.url.startswith("/en/")
    assert other.language == "fr"
    assert titles() == {"Médiathèque"}


def test_what_has_ended_is_told_no_more() -> None:
    organisation = OrganisationFactory(expire_at=timezone.now() - timedelta(seconds=1))
    assert OrganisationSource().drafts([f"organisation:{organisation.pk}"]) == []


@pytest.mark.parametrize("number", [2, 12])
def test_the_sources_ask_the_same_questions_whatever_the_number(
    number: int, django_assert_num_queries: Callable
) -> None:
    places = [PlaceFactory(organisation=OrganisationFactory()) for _ in range(number)]
    with django_assert_num_queries(3):
        assert len(PlaceSource().drafts([f"place:{one.pk}" for one in places])) == 2 * number
    with django_assert_num_queries(4):
        subjects = [f"organisation:{one.organisation_id}" for one in places]
        assert len(OrganisationSource().drafts(subjects)) == 2 * number
