"""What can be followed from home stands quietly below what is near."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.catalogue import projection
from network.catalogue.forms import CatalogueForm
from tests.contracts.example_network import StaticSource, card

pytestmark = pytest.mark.usefixtures("example")
TITLE = "À distance, depuis chez vous"


def look(client: Client, query: str):
    return client.get(f"/fr/catalogue/?{query}")


def test_a_group_of_remote_cards_comes_after_the_near_ones(client):
    response = look(client, "near=Dole")
    html = response.content.decode()
    assert html.index("Ordinateurs : les premiers pas") < html.index(TITLE) < html.index("Réunir son bureau")
    assert response.context["count"] == 2


def test_three_are_shown_and_a_link_leads_to_all_of_them_and_them_alone(client, example: StaticSource):
    projection.refresh(example.tell(*(card(f"visio-{n}", f"Autre visio {n}") for n in range(4))))
    beside = look(client, "near=Dole").context["beside"]
    assert (len(beside.cards), beside.count) == (3, 5)
    everything = client.get(f"/fr/catalogue/{beside.url}").context
    assert everything["count"] == 5
    assert everything["beside"] is None


@pytest.mark.parametrize(
    "query", ["", "near=Dole&format=on-site", "near=Dole&format=remote", "q=visio", "near=Dole&q=xyzzy"]
)
def test_there_is_no_group_where_nobody_looks_near_or_somebody_chose_how_to_meet(client, query):
    assert TITLE not in look(client, query).content.decode()


def test_the_group_costs_no_query(client, monkeypatch):
    counts = []
    for number in (3, 3, 0):
        monkeypatch.setattr(CatalogueForm, "beside", number)
        with CaptureQueriesContext(connection) as queries:
            assert bool(look(client, "near=Dole").context["beside"]) == bool(number)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 8
