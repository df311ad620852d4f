"""Whoever pages with the cursor sees each card that stays exactly once, whatever a writer does meanwhile."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from urllib.parse import urlencode

import pytest
import time_machine
from django.core import signing
from django.test import Client

from network.catalogue import cursor, projection
from network.catalogue.query import CatalogueQuery
from tests.contracts.example_network import BESANCON, DIJON, NOW, StaticSource, card, session

API = "/api/v1/catalogue"


def pages(client: Client, query: str, meanwhile: Callable[[], object]) -> Iterator[list[str]]:
    """Yield the names of the cards page by page; `meanwhile` happens between two of them."""
    asked: dict[str, str] = {}
    while True:
        answer = client.get(f"{API}?{query}&{urlencode(asked)}")
        assert answer.status_code == 200, answer.content
        yield [found["id"].partition(":")[2].partition("@")[0] for found in answer.json()["results"]]
        if not (following := answer.json()["next"]):
            return
        asked = {"cursor": following}
        meanwhile()


def at(number: int, **changes: object) -> object:
    """Return a workshop whose next date comes in so many days, some at the same hour."""
    sessions = (session(100 + number, 2 + number // 3, 10), session(200 + number, 20, 10))
    place = DIJON if number % 2 else BESANCON
    return card(f"n{number}", changes.pop("title", "Tablette"), place, **{"sessions": sessions, **changes})


@pytest.fixture
def network(source: StaticSource) -> Iterator[StaticSource]:
    projection.refresh(source.tell(*map(at, range(20))))
    with time_machine.travel(NOW, tick=False):
        yield source


class Writer:
    """Each time it adds one at the front, one at the end, edits one that stays, takes one away."""

    def __init__(self, source: StaticSource, **edit: object) -> None:
        self.source, self.edit, self.gone = source, edit, set()
        self.turns = count()

    def __call__(self) -> None:
        turn = next(self.turns)
        early = at(50 + turn, sessions=(session(300 + turn, 1, 9),))
        late = at(70 + turn, sessions=(session(400 + turn, 30, 9),))
        edited = at(19 - turn, **self.edit)
        self.source.told[f"example:n{turn}"] = []
        self.gone.add(f"n{turn}")
        projection.refresh([*self.source.tell(early, late, edited), f"example:n{turn}"])


@pytest.mark.parametrize(
    "query", ["limit=3", "limit=3&near=Dijon&radius=200&sort=distance", "limit=4&sort=date"]
)
def test_each_card_that_stays_is_seen_once_while_a_writer_edits(client, network, query):
    writer = Writer(network, summary="Autre chose", fee="paid")
    seen = [name for page in pages(client, query, writer) for name in page]
    assert len(seen) == len(set(seen))
    assert {f"n{number}" for number in range(20)} - writer.gone <= set(seen)
    assert len(writer.gone) >= 5


def test_by_newest_even_cards_that_get_other_dates_and_words_are_seen_once(client, network):
    """By any other order such an edit moves the card, before or after the reader."""
    writer = Writer(network, title="Tout autre", sessions=(session(900, 1, 8),))
    seen = [name for page in pages(client, "limit=3&sort=newest", writer) for name in page]
    assert len(seen) == len(set(seen))
    assert {f"n{number}" for number in range(20)} - writer.gone <= set(seen)


def test_a_date_that_begins_meanwhile_shows_no_card_twice(client, network):
    with time_machine.travel(NOW, tick=False) as clock:
        told = pages(client, "limit=3", lambda: clock.shift(timedelta(hours=11)))
        seen = [name for page in told for name in page]
    assert sorted(seen) == sorted(f"n{number}" for number in range(20))


def test_by_relevance_all_are_seen_once_while_nothing_changes(client, network):
    seen = [name for page in pages(client, "q=tablette&limit=3", lambda: None) for name in page]
    assert sorted(seen) == sorted(f"n{number}" for number in range(20))


def refused(client: Client, query: str, **more: str) -> str:
    response = client.get(f"{API}?{query}&{urlencode(more)}")
    assert response.status_code == 422
    (problem,) = response.json()["detail"]
    return f"{problem['loc'][1]}: {problem['msg']}"


@pytest.mark.parametrize("other", ["limit=3&fee=paid", "q=tablette", "near=Dijon", "sort=newest", "day=tue"])
def test_a_cursor_of_another_question_is_refused_and_says_why(client, network, other):
    given = client.get(f"{API}?limit=3").json()["next"]
    why = refused(client, other, cursor=given)
    assert why.startswith("cursor")
    assert why != refused(client, other, cursor="forged")


def test_another_limit_is_the_same_question(client, network):
    given = client.get(f"{API}?limit=3").json()["next"]
    assert len(client.get(f"{API}?limit=50&cursor={given}").json()["results"]) == 17


def test_a_cursor_and_a_page_are_refused_together(client, network):
    given = client.get(f"{API}?limit=3").json()["next"]
    assert refused(client, "limit=3&page=2", cursor=given).startswith("page")


def test_a_cursor_is_refused_after_two_days(client, network):
    given = client.get(f"{API}?limit=3").json()["next"]
    with time_machine.travel(NOW + timedelta(hours=49)):
        assert refused(client, "limit=3", cursor=given).startswith("cursor")


def test_nobody_writes_a_cursor_by_hand(client, network):
    given = client.get(f"{API}?limit=3").json()["next"]
    for forged in (given[:-1], f"a{given}", signing.dumps([1]), "é"):
        assert refused(client, "limit=3", cursor=forged).startswith("cursor")


def test_a_cursor_of_another_engine_is_refused(client, network):
    foreign = cursor.next_cursor(CatalogueQuery(now=NOW), ("elsewhere", 0.5, "n1"))
    assert refused(client, "limit=3", cursor=foreign).startswith("cursor")


def test_a_widened_answer_has_no_next_page(client, network):
    answer = client.get(f"{API}?limit=3&fee=paid&rescue=1").json()
    assert answer["widened"]
    assert answer["next"] is None
