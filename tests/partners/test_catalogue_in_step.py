"""A changed place or organisation is told to the catalogue at once."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from network.catalogue import projection, sources
from network.catalogue.models import Entry
from network.catalogue.sources import EntryDraft, PlaceDraft
from partners.cards import refresh_places
from partners.models import Organisation, Place
from partners.standard import importing
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db


class PlaceSource:
    """One card for each public place, named as the place is now."""

    name = "example"

    def subjects(self) -> list[str]:
        return [f"example:{place.pk}" for place in Place.objects.all()]

    def drafts(self, subjects: list[str]) -> list[EntryDraft]:
        places = Place.objects.live().filter(pk__in=[subject.partition(":")[2] for subject in subjects])
        return [self.draft(place) for place in places.select_related("organisation")]

    def draft(self, place: Place) -> EntryDraft:
        where = PlaceDraft(
            place.catalogue_key, place.name, place.commune, place.postcode, place.latitude, place.longitude
        )
        return EntryDraft(
            subject=f"example:{place.pk}",
            kind="workshop",
            title="Atelier",
            url="/",
            format="on-site",
            place=where,
            organisation=place.organisation.name if place.organisation else "",
            partner=place.organisation.slug if place.organisation else "",
            is_dated=False,
        )


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(sources, "_sources", {"example": PlaceSource()})
    place = PlaceFactory(organisation=OrganisationFactory())
    projection.rebuild()
    return place


def test_a_renamed_place_is_renamed_on_its_cards(place: Place) -> None:
    place.name = "Bibliothèque"
    place.save()
    assert Entry.objects.get().place_name == "Bibliothèque"


def test_a_renamed_organisation_is_renamed_on_its_cards(place: Place) -> None:
    organisation = Organisation.objects.get()
    organisation.name = "Les Branchés"
    organisation.save()
    assert Entry.objects.get().organisation == "Les Branchés"


def test_a_place_taken_down_takes_its_cards_down(place: Place) -> None:
    place.unpublish()
    assert not Entry.objects.exists()


def test_places_written_in_bulk_are_told_once(place: Place) -> None:
    Place.objects.update(name="En masse")
    refresh_places(Place.objects.all())
    assert Entry.objects.get().place_name == "En masse"


def test_an_import_cut_short_leaves_whole_batches_and_the_catalogue_right(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies while a batch is written: its rows and its cards are one transaction."""
    path = tmp_path / "places.csv"
    call_command("export_places", path, stderr=io.StringIO())
    path.write_text(path.read_text(encoding="utf-8").replace(place.name, "Nom importé"), encoding="utf-8")

    def die(places: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "_tell_others", die)
    with pytest.raises(KeyboardInterrupt):
        importing.import_places(path=path)
    assert Place.objects.get(pk=place.pk).name == place.name
    assert list(projection.differences()) == []
