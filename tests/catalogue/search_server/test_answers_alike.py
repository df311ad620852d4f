"""With the search server the addresses answer as they do without: bad input and harvests."""

from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from network.catalogue import projection
from network.catalogue.engines import catalogue_engine
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch import indices, outbox
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from tests.catalogue.test_bad_input import PARAMETERS, TEXTS, _query
from tests.catalogue.test_cursor import Writer, at, pages
from tests.contracts.example_network import NOW, StaticSource, example_cards

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

ADDRESSES = (
    *(f"/fr/catalogue/?{_query(text)}" for text in TEXTS.values()),
    *(f"/fr/catalogue/?{_query(text)}&near=Dijon&exact=1" for text in TEXTS.values()),
    *(f"/fr/recherche/?{_query(text)}" for text in TEXTS.values()),
    *(f"/api/v1/catalogue?{_query(text)}&rescue=1" for text in TEXTS.values()),
    *(f"/fr/catalogue/?q=tablette&{query}" for _, query in PARAMETERS.values()),
    *(f"/api/v1/catalogue?q=tablette&{query}" for _, query in PARAMETERS.values()),
    "/fr/catalogue/?page=100",
    "/api/v1/catalogue?limit=100&page=1000",
    "/fr/catalogue/?near=46.99999,5.00001&radius=5",
)


@pytest.fixture
def index(source: StaticSource, elasticsearch: None) -> Iterator[StaticSource]:
    """Return the source, followed by an index; the morning stands still."""
    with time_machine.travel(NOW, tick=False):
        indices.rebuild()
        yield source


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the questions that the search server answered."""
    answered, search = [], ElasticsearchEngine.search

    def noted(self: ElasticsearchEngine, query: object) -> object:
        results = search(self, query)
        answered.append(query)
        return results

    monkeypatch.setattr(ElasticsearchEngine, "search", noted)
    return answered


def told(response: HttpResponse) -> tuple:
    """Return what an answer says, whatever the order of equals."""
    if response["Content-Type"].startswith("application/json"):
        body = response.json()
        found = sorted(card["id"] for card in body.get("results", []))
        return response.status_code, body.get("count"), found, body.get("detail")
    context = response.context
    return response.status_code, context.get("count"), [str(notice) for notice in context.get("notices", ())]


def test_whatever_is_typed_is_answered_as_by_the_database(index, asked, settings):
    projection.refresh(index.tell(*example_cards()))
    outbox.send_waiting()
    client, with_server = Client(), {}
    for address in ADDRESSES:
        with_server[address] = told(client.get(address))
    assert len(asked) > len(ADDRESSES) / 2
    assert not catalogue_engine().circuit.is_open
    settings.ELASTICSEARCH_URL = ""
    catalogue_engine.cache_clear()
    assert type(catalogue_engine()) is DatabaseEngine
    assert {address: told(client.get(address)) for address in ADDRESSES} == with_server
    assert {answer[0] for answer in with_server.values()} == {200, 422}


def test_a_cursor_of_another_question_is_refused_as_by_the_database(index, client, settings):
    projection.refresh(index.tell(*map(at, range(20))))
    outbox.send_waiting()
    given = client.get("/api/v1/catalogue?q=tablette&limit=3").json()["next"]
    addresses = [
        f"/api/v1/catalogue?{other}&limit=3&cursor={given}" for other in ("q=visio", "q=tablette&near=Dijon")
    ]
    with_server = [told(client.get(address)) for address in addresses]
    settings.ELASTICSEARCH_URL = ""
    catalogue_engine.cache_clear()
    assert [told(client.get(address)) for address in addresses] == with_server
    assert {answer[0] for answer in with_server} == {422}


@pytest.mark.parametrize("query", ["limit=3", "limit=3&near=Dijon&radius=200&sort=distance"])
def test_a_harvester_sees_each_card_that_stays_once_while_a_writer_edits(index, client, query):
    projection.refresh(index.tell(*map(at, range(20))))
    outbox.send_waiting()
    writer = Writer(index, summary="Autre chose", fee="paid")

    def write_and_send() -> None:
        writer()
        outbox.send_waiting()

    seen = [name for page in pages(client, query, write_and_send) for name in page]
    assert len(seen) == len(set(seen))
    assert {f"n{number}" for number in range(20)} - writer.gone <= set(seen)
    assert len(writer.gone) >= 5
