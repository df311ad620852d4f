"""Many people write while the sender dies again and again: in the end the index is the projection."""

import threading
from itertools import islice

import pytest
from django.db import connection, connections

from network.catalogue import projection
from network.catalogue.engines.elasticsearch import courier, indices, outbox
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from tests.contracts.example_network import NOW, StaticSource, card

WRITERS, EDITS, CARDS = 8, 12, 3

# The lane makes its database anew each time: these tests empty it in the end.
pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.elasticsearch,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]


class Killed(BaseException):
    """What no code catches."""


def edit(source: StaticSource, writer: int) -> None:
    """Rename one's own cards, withdraw one of them now and then."""
    for number in range(EDITS):
        subject = f"example:carte-{writer}-{number % CARDS}"
        if number % 4 == 3:
            source.told[subject] = []
        else:
            source.tell(card(subject.partition(":")[2], f"Titre {writer} {number}"))
        projection.refresh([subject])
    connections.close_all()


def send_and_die(done: threading.Event, lives: list[int]) -> None:
    """Send as the courier does; every life ends after some requests, before what they did is marked."""
    while not done.is_set():
        acknowledge, calls = outbox.acknowledge, []

        def dies(versions: dict[int, int], acknowledge=acknowledge, calls=calls) -> None:
            calls.append(1)
            if len(calls) > 1:
                raise Killed
            acknowledge(versions)

        lives.append(1)
        try:
            keys = list(Entry.objects.waiting().values_list("pk", flat=True))
            for start in range(0, len(keys), 2):
                entries = outbox.read(keys[start : start + 2])
                accepted = outbox._accepted(map(outbox.action_of, entries), outbox.alias())
                dies({entry.pk: entry.version for entry in entries if entry.pk in accepted})
        except Killed:
            pass
    connections.close_all()


def test_the_index_equals_the_projection_whatever_became_of_the_sender(elasticsearch, source: StaticSource):
    """Each commit wakes the courier too, so that several send the same rows at once."""
    indices.rebuild()
    done, lives = threading.Event(), []
    writers = [threading.Thread(target=edit, args=(source, number)) for number in range(WRITERS)]
    sender = threading.Thread(target=send_and_die, args=(done, lives))
    for thread in (*writers, sender):
        thread.start()
    for thread in writers:
        thread.join(120)
    done.set()
    sender.join(30)
    courier.wait()
    outbox.send_waiting()
    assert len(lives) > 2
    assert not outbox.is_waiting()
    assert list(projection.differences()) == []
    titles = set(Entry.objects.filter(subject__startswith="example:").values_list("title", flat=True))
    found = ElasticsearchEngine().search(CatalogueQuery(now=NOW, text="titre", limit=100))
    assert {one.title for one in found.cards} == titles
    assert len(titles) >= WRITERS


def test_a_rebuild_among_writers_misses_nothing(elasticsearch, source: StaticSource):
    indices.rebuild()
    writers = [threading.Thread(target=edit, args=(source, number)) for number in range(4)]
    for thread in writers:
        thread.start()
    for _ in islice(iter(lambda: any(thread.is_alive() for thread in writers), False), 20):
        indices.rebuild()
    for thread in writers:
        thread.join(120)
    courier.wait()
    outbox.send_waiting()
    assert list(projection.differences()) == []


def test_a_committed_change_is_sent_without_anybody_asking(
    elasticsearch, source: StaticSource, monkeypatch: pytest.MonkeyPatch
):
    indices.rebuild()
    # What was sent before there was an index is not held against this change.
    courier.wait()
    monkeypatch.setattr(courier._courier, "_not_before", 0.0)
    projection.refresh(source.tell(card("visio", "Parler à plusieurs")))
    courier.wait()
    assert not outbox.is_waiting()
    found = ElasticsearchEngine().search(CatalogueQuery(now=NOW, text="plusieurs"))
    assert [one.title for one in found.cards] == ["Parler à plusieurs"]
