"""Each row waits until its own version is acknowledged: nothing is lost, nothing older comes back."""

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from network.catalogue import projection
from network.catalogue.engines import catalogue_engine
from network.catalogue.engines.elasticsearch import client, indices, outbox
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.management.commands import send_catalogue
from network.catalogue.models import Entry, GoneEntry
from network.catalogue.query import CatalogueQuery
from tests.contracts.example_network import NOW, StaticSource, card

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture
def network(level: StaticSource, elasticsearch: None) -> Iterator[StaticSource]:
    """Return the source of the example network, whose index is level with it."""
    indices.rebuild()
    return level


def titles(text: str) -> list[str]:
    """Return what the index itself answers."""
    return [found.title for found in ElasticsearchEngine().search(CatalogueQuery(now=NOW, text=text)).cards]


def rename(network: StaticSource, title: str) -> Entry:
    projection.refresh(network.tell(card("visio", title)))
    return Entry.objects.get(subject="example:visio")


def withdraw(network: StaticSource) -> None:
    network.told["example:visio"] = []
    projection.refresh(["example:visio"])


def test_a_change_wakes_the_courier_once_it_is_committed(
    network, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr("network.catalogue.engines.elasticsearch.courier.wake", lambda: sent.append(1))
    with django_capture_on_commit_callbacks() as callbacks:
        rename(network, "Parler à plusieurs")
    assert sent == []
    for callback in callbacks:
        callback()
    assert sent


def test_who_dies_between_commit_and_sending_loses_nothing(network):
    """Nothing is sent here: the callback of the commit never runs."""
    rename(network, "Parler à plusieurs")
    assert outbox.lag()[0] == 1
    assert titles("plusieurs") == []
    found = catalogue_engine().search(CatalogueQuery(now=NOW, text="plusieurs"))
    assert [one.title for one in found.cards] == ["Parler à plusieurs"]
    assert outbox.send_waiting() == 0
    assert titles("plusieurs") == ["Parler à plusieurs"]
    assert not outbox.is_waiting()
    assert list(indices.problems()) == []


def test_what_is_gone_is_remembered_until_the_server_forgot_it(network, settings, closed_port):
    server = settings.ELASTICSEARCH_URL
    withdraw(network)
    settings.ELASTICSEARCH_URL = closed_port
    with pytest.raises(client.Unreachable):
        outbox.send_waiting()
    assert GoneEntry.objects.count() == 1
    settings.ELASTICSEARCH_URL = server
    outbox.send_waiting()
    assert not GoneEntry.objects.exists()
    assert list(indices.problems()) == []


def test_an_older_version_that_comes_late_changes_nothing(network):
    late = outbox.action_of(rename(network, "Ancien"))
    rename(network, "Nouveau")
    outbox.send_waiting()
    assert outbox._accepted([late], client.alias()) == {int(late["_id"])}
    assert (titles("nouveau"), titles("ancien")) == (["Nouveau"], [])


def test_what_is_gone_does_not_come_back_with_a_late_version(network):
    late = outbox.action_of(rename(network, "Ancien"))
    withdraw(network)
    outbox.send_waiting()
    outbox._accepted([late], client.alias())
    assert titles("ancien") == []


def test_an_acknowledged_version_is_not_the_next_one(network):
    before = rename(network, "Ancien")
    after = rename(network, "Nouveau")
    outbox.acknowledge({before.pk: before.version})
    assert outbox.lag()[0] == 1
    outbox.acknowledge({after.pk: after.version})
    outbox.acknowledge({before.pk: before.version})
    assert not outbox.is_waiting()


def test_a_refused_row_waits_alone_and_the_log_names_the_reason_only(network, monkeypatch, caplog):
    told = outbox.document_of

    def wrong(entry: Entry) -> dict[str, object]:
        return {**told(entry), **({"unknown": 1} if entry.subject == "example:visio" else {})}

    monkeypatch.setattr(outbox, "document_of", wrong)
    Entry.objects.update(version=F("version") + 1)
    assert outbox.send_waiting() == 1
    assert [row.subject for row in Entry.objects.waiting()] == ["example:visio"]
    assert "refused 1 changes: 400 strict_dynamic_mapping_exception" in caplog.text
    assert "visio" not in caplog.text
    monkeypatch.setattr(outbox, "document_of", told)
    assert outbox.send_waiting() == 0


def test_a_full_disk_is_survived(network, caplog):
    """What the server does to every index when its disk is nearly full."""
    server, name = client.patient_client(), client.alias()
    rename(network, "Parler à plusieurs")
    server.indices.put_settings(index=name, settings={"blocks.read_only_allow_delete": True})
    assert outbox.send_waiting() == 1
    assert "429 cluster_block_exception" in caplog.text
    server.indices.put_settings(index=name, settings={"blocks.read_only_allow_delete": None})
    assert outbox.send_waiting() == 0
    assert titles("plusieurs") == ["Parler à plusieurs"]


def test_the_command_sends_what_waits_and_builds_what_is_missing(network, monkeypatch):
    rename(network, "Parler à plusieurs")
    call_command("send_catalogue")
    assert titles("plusieurs") == ["Parler à plusieurs"]
    for name in client.client().indices.get(index=f"{client.family()}-*"):
        client.patient_client().indices.delete(index=name)
    call_command("send_catalogue")
    assert titles("plusieurs") == ["Parler à plusieurs"]


def test_the_command_says_what_still_waits(network, monkeypatch, settings, closed_port):
    pauses = []
    monkeypatch.setattr(send_catalogue, "sleep", pauses.append)
    rename(network, "Parler à plusieurs")
    server, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, closed_port
    with pytest.raises(CommandError, match="1 changes still wait"):
        call_command("send_catalogue")
    assert pauses == [1, 2, 4, 8]
    settings.ELASTICSEARCH_URL = server


def test_a_rebuild_has_no_empty_moment_and_misses_nothing_that_changes_meanwhile(network, monkeypatch):
    fill, seen = indices._fill, []

    def fill_while_writing(building: str) -> None:
        fill(building)
        rename(network, "Parler à plusieurs")
        network.told["example:permanence"] = []
        projection.refresh(["example:permanence"])
        # To the index that answers still.
        outbox.send_waiting()
        seen.append((titles("plusieurs"), titles("tablette")))

    monkeypatch.setattr(indices, "_fill", fill_while_writing)
    before = list(client.client().indices.get(index=f"{client.family()}-*"))
    indices.rebuild()
    after = list(client.client().indices.get(index=f"{client.family()}-*"))
    assert seen == [(["Parler à plusieurs"], ["Prendre en main sa tablette"] * 2)]
    assert titles("plusieurs") == ["Parler à plusieurs"]
    assert titles("démarches") == []
    assert list(indices.problems()) == []
    assert (len(before), len(after)) == (1, 1)
    assert before != after


def test_of_two_builds_at_once_the_second_goes_on_with_the_index_of_the_first(network, monkeypatch):
    fill, built = indices._fill, []

    def fill_while_another_builds(building: str) -> None:
        monkeypatch.setattr(indices, "_fill", fill)
        indices.rebuild()
        built.extend(client.client().indices.get(index=client.alias()))
        rename(network, "Parler à plusieurs")
        fill(building)

    monkeypatch.setattr(indices, "_fill", fill_while_another_builds)
    indices.rebuild()
    assert list(client.client().indices.get(index=f"{client.family()}-*")) == built
    assert titles("plusieurs") == ["Parler à plusieurs"]
    assert list(indices.problems()) == []


def test_a_new_index_is_seen_whole_from_its_first_moment(network, monkeypatch):
    monkeypatch.setattr(indices, "reconcile", lambda: None)
    indices.rebuild()
    assert titles("tablette") == ["Prendre en main sa tablette"] * 2
    assert not indices._is_lost()


def test_the_commands_compare_and_mend(network, django_capture_on_commit_callbacks):
    call_command("check_catalogue")
    pk = Entry.objects.values_list("pk", flat=True).first()
    client.client().delete(index=client.alias(), id=str(pk), refresh=True)
    with pytest.raises(CommandError, match="1 differences"):
        call_command("check_catalogue")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rebuild_catalogue")
    call_command("check_catalogue")


def test_an_index_that_the_server_lost_is_built_anew_unless_another_mapping_holds_the_cards(network):
    server, name = client.patient_client(), client.alias()
    (index,) = server.indices.get(index=f"{client.family()}-*")
    server.indices.delete_alias(index=index, name=name)
    assert indices.catch_up() == 0
    assert not indices.exists()
    server.indices.delete(index=index)
    assert indices.catch_up() == 0
    assert titles("tablette") == ["Prendre en main sa tablette"] * 2
    assert list(indices.problems()) == []


def test_a_build_that_fails_leaves_nothing_behind(network, monkeypatch):
    told = outbox.document_of
    monkeypatch.setattr(outbox, "document_of", lambda entry: {**told(entry), "unknown": 1})
    before = set(client.client().indices.get(index=f"{client.family()}-*"))
    with pytest.raises(client.Unreachable):
        indices.rebuild()
    assert set(client.client().indices.get(index=f"{client.family()}-*")) == before
