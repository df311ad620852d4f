"""The courier sends off the request, once at a time, and leaves a server that refuses alone for a while."""

import threading

import pytest

from network.catalogue.engines.elasticsearch import courier, indices
from network.catalogue.engines.elasticsearch.client import Unreachable
from network.catalogue.engines.elasticsearch.courier import FIRST_PAUSE, LONGEST_PAUSE, Courier


class Server:
    """Counts what is sent; refuses as many changes each time as told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.sent, self.refuses = 0.0, 0, 0
        monkeypatch.setattr(indices, "catch_up", self.send)
        monkeypatch.setattr(courier, "monotonic", lambda: self.now)

    def send(self) -> int:
        self.sent += 1
        return self.refuses


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    return Server(monkeypatch)


def woken(one: Courier, times: int = 1) -> None:
    for _ in range(times):
        one.wake()
        one.wait()


def test_who_is_accepted_is_sent_each_time(server):
    woken(Courier(), 3)
    assert server.sent == 3


def test_the_pause_after_a_refusal_doubles_to_half_a_minute(server):
    one, server.refuses, pauses = Courier(), 1, []
    for _ in range(8):
        woken(one, 3)
        pauses.append(one._pause)
        server.now += one._pause
    assert server.sent == 8
    assert pauses[:3] == [FIRST_PAUSE, 2, 4]
    assert pauses[-1] == LONGEST_PAUSE
    server.refuses = 0
    woken(one, 2)
    assert (server.sent, one._pause) == (10, 0)


def test_an_absent_server_is_a_refusal_and_is_logged_without_content(server, monkeypatch, caplog):
    def fails() -> int:
        raise Unreachable[1]("POST /secret")

    monkeypatch.setattr(indices, "catch_up", fails)
    one = Courier()
    woken(one)
    assert one._pause == FIRST_PAUSE
    assert "was not told of changes: TransportError" in caplog.text
    assert "secret" not in caplog.text


def test_who_wakes_a_courier_on_his_way_lets_him_go_once_more(server, monkeypatch):
    started, may_end = threading.Event(), threading.Event()

    def slow() -> int:
        server.sent += 1
        started.set()
        may_end.wait(10)
        return 0

    monkeypatch.setattr(indices, "catch_up", slow)
    one = Courier()
    one.wake()
    started.wait(10)
    for _ in range(5):
        one.wake()
    may_end.set()
    one.wait()
    assert server.sent == 2
