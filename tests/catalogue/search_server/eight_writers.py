"""A program: eight processes write while the one that sends is killed again and again; it tells the outcome.

Cards come from rows of synonyms, so that every process tells the same of the same content.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterable
from functools import partial

import django

WRITERS, CARDS, EDITS = 8, 3, 15
MARK = "Titre"


def spawn(work: Callable[[], None]) -> int:
    """Do the work in a process of its own, which nothing outlives; return its number."""
    if child := os.fork():
        return child
    # No process speaks through the connections of another.
    client._client.cache_clear()
    try:
        work()
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def write(writer: int) -> None:
    """Rename one's own cards, withdraw one now and then; what is told and its card change together."""
    chance = random.Random(writer)
    for number in range(EDITS):
        row = SynonymGroup.objects.filter(terms__contains=f"écrivain{writer} ").order_by("pk")[number % CARDS]
        mark = MARK if number % 4 < 3 else "Retiré"
        with transaction.atomic():
            SynonymGroup.objects.filter(pk=row.pk).update(terms=f"{mark} écrivain{writer} {number}")
            projection.refresh([f"example:{row.pk}"])
        time.sleep(chance.random() / 20)


def send() -> None:
    while True:
        try:
            outbox.send_waiting()
        except (*client.Unreachable, DatabaseError):
            time.sleep(0.05)


class Watch:
    """What the index was seen to hold: no version may fall, no card that was forgotten may come back."""

    def __init__(self) -> None:
        self.held: dict[int, int] = {}
        self.forgotten: set[int] = set()
        self.wrong: list[str] = []

    def look(self) -> None:
        held = indices._held()
        self.forgotten |= self.held.keys() - held.keys()
        self.wrong += [f"{key} came back" for key in self.forgotten & held.keys()]
        self.wrong += [f"{key} fell" for key, version in held.items() if version < self.held.get(key, 0)]
        self.held = held


def is_over(child: int) -> bool:
    done, status = os.waitpid(child, os.WNOHANG)
    if done and status:
        raise SystemExit(f"a writer failed: {status}")
    return bool(done)


def run() -> dict[str, object]:
    rows = [f"{MARK} écrivain{writer} -{card}" for writer in range(WRITERS) for card in range(CARDS)]
    SynonymGroup.objects.bulk_create(SynonymGroup(terms=terms) for terms in rows)
    projection.rebuild()
    courier.wait()
    connection.close()
    writers, watch, lives = [spawn(partial(write, number)) for number in range(WRITERS)], Watch(), 0
    while writers:
        sender, lives = spawn(send), lives + 1
        time.sleep(random.uniform(0.05, 0.3))
        watch.look()
        os.kill(sender, signal.SIGKILL)
        os.waitpid(sender, 0)
        writers = [child for child in writers if not is_over(child)]
    outbox.send_waiting()
    watch.look()
    return {
        "lives": lives,
        "edits": sum(Entry.objects.values_list("version", flat=True)),
        "cards": Entry.objects.count(),
        "differences": list(projection.differences()),
        "waiting": outbox.is_waiting(),
        "wrong": watch.wrong,
    }


if __name__ == "__main__":
    django.setup()

    from django.db import DatabaseError, connection, transaction

    from network.catalogue import projection, sources
    from network.catalogue.engines.elasticsearch import client, courier, indices, outbox
    from network.catalogue.models import Entry, SynonymGroup
    from network.catalogue.sources import EntryDraft
    from tests.contracts.example_network import card

    class Rows:
        name = "example"

        def subjects(self) -> Iterable[str]:
            rows = SynonymGroup.objects.filter(terms__startswith=MARK)
            return [f"example:{pk}" for pk in rows.values_list("pk", flat=True)]

        def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
            keys = [subject.partition(":")[2] for subject in subjects]
            rows = SynonymGroup.objects.filter(pk__in=keys, terms__startswith=MARK)
            return [card(str(row.pk), row.terms, sessions=(), is_dated=False) for row in rows]

    sources._sources = {"example": Rows()}
    sys.stdout.write(json.dumps(run()))
