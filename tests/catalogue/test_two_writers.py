"""People write at once, or beside a rebuild: the projection and its index say what all of them said."""

import threading
from collections.abc import Collection

import pytest
from django.db import connection, connections, transaction

from network.catalogue import projection, sources
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.models import CatalogueState, Entry, SynonymGroup
from network.catalogue.query import CatalogueQuery
from network.catalogue.sources import EntryDraft
from network.catalogue.state import lock
from network.content.models import ContentState
from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.example_network import DIJON, NOW, StaticSource, card

# The lane makes its database anew each time: this test empties it in the end.
pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]


class TwoRowsSource(StaticSource):
    """A card whose title is one row and whose summary is another."""

    def __init__(self, rows: list[SynonymGroup]) -> None:
        super().__init__()
        self.rows = rows

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        title, summary = (SynonymGroup.objects.get(pk=row.pk).terms for row in self.rows)
        return [card("a", title, DIJON, summary=summary)]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[SynonymGroup]:
    """Return the row of the title and that of the summary."""
    rows = [SynonymGroup.objects.create(terms=terms) for terms in ("Titre", "Résumé")]
    static = TwoRowsSource(rows)
    monkeypatch.setattr(sources, "_sources", {static.name: static})
    projection.rebuild()
    return rows


def test_the_later_writer_sees_what_the_earlier_one_committed(rows):
    """Without the lock the second compared before the first committed, and wrote the old title back."""
    projection.refresh(["example:a"])
    first_wrote = threading.Event()

    def second() -> None:
        first_wrote.wait(10)
        with transaction.atomic():
            SynonymGroup.objects.filter(pk=rows[1].pk).update(terms="Résumé nouveau")
            projection.refresh(["example:a"])
        connections.close_all()

    other = threading.Thread(target=second)
    other.start()
    with transaction.atomic():
        SynonymGroup.objects.filter(pk=rows[0].pk).update(terms="Titre nouveau")
        projection.refresh(["example:a"])
        first_wrote.set()
        other.join(0.5)
    other.join(10)
    entry = Entry.objects.get(subject="example:a")
    assert (entry.title, entry.summary) == ("Titre nouveau", "Résumé nouveau")
    assert list(projection.differences()) == []


def test_who_comes_second_waits_though_a_flush_took_the_rows_away(rows):
    ContentState.objects.all().delete()
    CatalogueState.objects.all().delete()
    is_held, order = threading.Event(), []

    def second() -> None:
        is_held.wait(10)
        with transaction.atomic():
            lock()
            order.append("second")
        connections.close_all()

    other = threading.Thread(target=second)
    other.start()
    with transaction.atomic():
        lock()
        is_held.set()
        other.join(0.5)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]


def test_a_rebuild_among_writers_misses_nothing(source: StaticSource):  # noqa: F811
    def write(writer: int) -> None:
        for number in range(12):
            subjects = source.tell(card(f"carte-{writer}", f"Titre {number}", DIJON))
            projection.refresh(subjects)
        connections.close_all()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in writers:
        thread.start()
    while any(thread.is_alive() for thread in writers):
        projection.rebuild()
    assert list(projection.differences()) == []
    found = DatabaseEngine().search(CatalogueQuery(now=NOW, text="titre"))
    assert {one.title for one in found.cards} == {"Titre 11"}
    assert found.count == 4
