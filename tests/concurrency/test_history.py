"""Many people do anything in any order while workers die; a judge reads what became of it.

`FULL_HISTORY=1` does 2,000 operations, otherwise a few hundred.
"""

import os
import random
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from events.models import Session
from events.services.seats import COUNTED
from network.catalogue.models import EntrySession
from tests.concurrency.checking import History, Row, Told, problems
from tests.concurrency.people import Form, insist
from tests.concurrency.serving import Server

pytestmark = pytest.mark.xdist_group("concurrency")
CLIENTS, KILL_SECONDS, SEED = 16, 2, 6
OPERATIONS = 2_000 if os.environ.get("FULL_HISTORY") == "1" else 320
CHANCES = {"register": 50, "cancel": 22, "accept": 20, "expire": 2, "capacity": 6}


class Client:
    """One of those who press buttons: remembers whom it registered and what it was answered."""

    def __init__(self, number: int, server: Server, session: Session) -> None:
        self.number, self.port, self.session = number, server.port, session.pk
        self.form, self.chance = Form(server.port, session.pk), random.Random(SEED * 100 + number)
        self.people: list[str] = []
        self.acknowledged: list[tuple[str, str]] = []

    def run(self, operations: int) -> None:
        for _ in range(operations):
            (what,) = self.chance.choices(list(CHANCES), CHANCES.values())
            getattr(self, what)()

    def register(self) -> None:
        name = f"C{self.number}N{len(self.people)}"
        answer = self.form.send(name, insist)
        assert answer.status == 302, answer.text[:500]
        self.people.append(name)
        self.acknowledged.append(("registered", name))

    def cancel(self) -> None:
        self._act("cancel", ("cancelled",))

    def accept(self) -> None:
        self._act("accept", ("confirmed",))

    def expire(self) -> None:
        assert insist(self.port, "POST", "/test/expire/").status == 200

    def capacity(self) -> None:
        seats = self.chance.randint(5, 40)
        assert insist(self.port, "POST", f"/test/{self.session}/capacity/{seats}/").status == 200

    def _act(self, door: str, kept: tuple[str, ...]) -> None:
        if not self.people:
            return
        name = self.chance.choice(self.people)
        answer = insist(self.port, "POST", f"/test/{self.session}/{door}/{name}/")
        assert answer.status == 200, answer.text[:500]
        if answer.text in kept:
            self.acknowledged.append((answer.text, name))


def kill_now_and_then(server: Server, done: threading.Event, kills: list[float]) -> None:
    while not done.wait(KILL_SECONDS):
        server.kill_a_worker()
        kills.append(time.monotonic())


def history_of(session: Session, acknowledged: list[tuple[str, str]]) -> History:
    session.refresh_from_db()
    notes = session.parties.order_by("pk").values_list("name", flat=True)
    noted = [re.fullmatch(r"capacity (\d+) after (\d+)", note) for note in notes]
    told = session.messages.values_list("pk", "registration", "kind")
    rows = session.registrations.values_list("pk", "first_name", "status", "turn")
    return History(
        told=[Told(*one) for one in told],
        rows={pk: Row(*row) for pk, *row in rows},
        capacities=[(0, 10), *((int(note[2]), int(note[1])) for note in noted if note)],
        acknowledged=acknowledged,
        counters={status: getattr(session, name) for status, name in COUNTED.items()},
        catalogue=EntrySession.objects.values_list("seats_left", "waiting").get(session=session.pk),
    )


def test_whatever_people_do_and_whichever_worker_dies_every_seat_is_accounted_for(
    session: Session, server: Server
):
    clients = [Client(number, server, session) for number in range(CLIENTS)]
    done, kills, began = threading.Event(), [], time.monotonic()
    killer = threading.Thread(target=kill_now_and_then, args=(server, done, kills))
    killer.start()
    try:
        each: Callable[[Client], None] = lambda client: client.run(OPERATIONS // CLIENTS)  # noqa: E731
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(each, clients))
    finally:
        done.set()
        killer.join()
    history = history_of(session, [one for client in clients for one in client.acknowledged])
    spent, kinds = time.monotonic() - began, {one.kind for one in history.told}
    print(  # noqa: T201
        f"{connection.vendor}: {OPERATIONS} operations, {len(history.told)} transitions, "
        f"{len(kills)} workers killed, {spent:.0f} s"
    )
    assert problems(history) == []
    assert kills
    assert {"confirmed", "waiting", "offered", "cancelled"} <= kinds
