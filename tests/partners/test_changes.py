"""Whoever keeps a copy of the directory follows one number and misses nothing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from partners.models import Change, Place
from tests.factories.partners import OfferFactory, PlaceFactory, directory_page

pytestmark = pytest.mark.django_db


def asked(client: Client, **params: object) -> dict:
    return client.get("/api/v1/changes", params).json()


def told(answer: dict) -> list[tuple[str, str]]:
    return [(one["kind"], one["change"]) for one in answer["results"]]


def test_a_copy_follows_what_is_created_changed_and_taken_down(client: Client) -> None:
    directory_page()
    place = PlaceFactory()
    first = asked(client)
    assert told(first) == [("place", "created")]
    assert first["results"][0]["url"] == f"/fr/annuaire/lieux/{place.slug}/"
    assert asked(client, since=first["next"])["results"] == []
    place.phone = "+33381000009"
    place.save()
    second = asked(client, since=first["next"])
    assert told(second) == [("place", "updated")]
    place.live = False
    place.save()
    third = asked(client, since=second["next"])
    assert told(third) == [("place", "deleted")]
    assert third["results"][0]["url"] is None
    place.live = True
    place.save()
    assert told(asked(client, since=third["next"])) == [("place", "created")]
    assert Change.objects.count() == 1


def test_saving_without_a_change_is_no_change(client: Client) -> None:
    place = PlaceFactory()
    number = asked(client)["next"]
    place.save()
    assert asked(client, since=number)["results"] == []


def test_offers_leave_with_their_organisation_and_by_time_alone(client: Client) -> None:
    offer = OfferFactory()
    other = OfferFactory(ends_on=timezone.localdate())
    number = asked(client)["next"]
    offer.organisation.live = False
    offer.organisation.save()
    assert set(told(asked(client, since=number))) == {("organisation", "deleted"), ("offer", "deleted")}
    number = asked(client)["next"]
    type(other).objects.filter(pk=other.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    call_command("note_changes")
    assert told(asked(client, since=number)) == [("offer", "deleted")]


def test_pages_of_changes_have_neither_gap_nor_double(client: Client, django_assert_max_num_queries) -> None:
    for _number in range(7):
        PlaceFactory()
    seen, since, more = [], 0, True
    while more:
        answer = asked(client, since=since, limit=3)
        seen += [one["number"] for one in answer["results"]]
        since, more = answer["next"], answer["more"]
    assert seen == sorted(set(seen))
    assert len(seen) == 7
    with django_assert_max_num_queries(4):
        asked(client)


@pytest.mark.parametrize("since", ["-1", "abc", "1e999", str(2**70)])
def test_a_wrong_number_is_refused_by_name(client: Client, since: str) -> None:
    answer = client.get("/api/v1/changes", {"since": since})
    assert answer.status_code == 422
    assert "since" in answer.content.decode()


def test_a_number_that_a_restored_backup_does_not_reach_is_refused(client: Client) -> None:
    PlaceFactory()
    reached = asked(client)["next"]
    assert asked(client, since=reached)["results"] == []
    answer = client.get("/api/v1/changes", {"since": reached + 1})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["query", "since"]


def test_an_import_notes_its_rows(client: Client, tmp_path) -> None:
    PlaceFactory(imported=True)
    path = tmp_path / "places.csv"
    call_command("export_places", str(path))
    number = asked(client)["next"]
    path.write_text(path.read_text().replace(Place.objects.get().name, "Nom du fichier"))
    call_command("import_places", str(path))
    assert told(asked(client, since=number)) == [("place", "updated")]
