"""The sender of messages dies fifty times, wherever it is: nothing stays unsent, little is sent again."""

import os
import random
import signal
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from events.enums import Channel
from events.models import Message, Session
from network.letters import sending
from network.letters.models import Letter
from tests.factories.events import enrol

pytestmark = pytest.mark.xdist_group("concurrency")
KILLS, LETTERS = 50, 80


class Mailbox:
    """A mail server that is a file, and a sender that dies there when its time has come."""

    def __init__(self, path: Path, fatal: int, moment: str) -> None:
        self.path, self.fatal, self.moment, self.taken = path, fatal, moment, 0

    def deliver(self, letter: Letter) -> None:
        self.taken += 1
        self._die_at("before")
        with self.path.open("a", encoding="ascii") as file:
            file.write(f"{sending.message_id(letter)}\n")
        self._die_at("after")

    def _die_at(self, moment: str) -> None:
        if self.taken == self.fatal and self.moment == moment:
            os.kill(os.getpid(), signal.SIGKILL)


def send_in_a_process(mailbox: Mailbox) -> int:
    """Send what waits in a process of its own; return the signal that ended it, 0 for none."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            sending.send_waiting(Message.objects.by(Channel.EMAIL), mailbox.deliver)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status)


def test_a_sender_killed_fifty_times_sends_all_and_none_more_than_twice(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    Message.objects.all().delete()
    enrol(session, *(f"P{number}" for number in range(LETTERS)))
    # What a dead sender held is taken up at once, instead of ten minutes later.
    monkeypatch.setattr(sending, "TAKEN_FOR", timedelta(0))
    box, chance, kills = tmp_path / "mailbox", random.Random(6), 0
    for _ in range(KILLS):
        # Never at the first letter, which the last one may have died with: so each kill does something new.
        mailbox = Mailbox(box, chance.randint(2, 3), chance.choice(["before", "after"]))
        kills += send_in_a_process(mailbox) == signal.SIGKILL
    send_in_a_process(Mailbox(box, 0, ""))
    arrived = Counter(box.read_text(encoding="ascii").split())
    assert kills > KILLS // 2
    assert not Message.objects.filter(sent_at=None).exists()
    assert len(arrived) == LETTERS
    assert max(arrived.values()) <= 2
    assert sum(arrived.values()) - LETTERS <= kills
