"""The map shows where the answers of the page are: all of them, whatever the page, and nothing else."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.catalogue import projection
from tests.contracts.example_network import DIJON, StaticSource, card, translated

pytestmark = pytest.mark.usefixtures("example")


def ask(client: Client, query: str = "", language: str = "fr") -> dict:
    response = client.get(f"/{language}/catalogue/places.json?{query}")
    assert response.status_code == 200
    return response.json()


def titles(answer: dict) -> dict[str, list[str]]:
    return {place["name"]: [card["title"] for card in place["cards"]] for place in answer["places"]}


def test_cards_of_one_place_stand_on_one_mark(client):
    answer = ask(client, "near=Dole&radius=2")
    assert titles(answer) == {
        "Espace Arobase": ["Ordinateurs : les premiers pas", "Aide aux démarches, sans rendez-vous"]
    }
    assert [place["lat"] for place in answer["places"]] == [47.092]


def test_a_mark_says_title_and_next_date_in_the_language_of_the_page(client, source):
    projection.refresh(source.tell(*translated()))
    french, english = (ask(client, "q=dessin", language)["places"][0]["cards"] for language in ("fr", "en"))
    assert [card["when"] for card in french] == ["mercredi 3 mars à 10\u00a0h"]
    assert [card["title"] for card in english] == ["Drawing on a screen (dessin)"]
    assert english[0]["when"] == "Wednesday 3 March at 10\u00a0am"


def test_what_is_online_is_counted_and_has_no_mark(client):
    answer = ask(client, "q=visio")
    assert (answer["count"], answer["elsewhere"], answer["places"]) == (1, 1, [])


def test_the_map_shows_what_the_page_shows(client, source):
    projection.refresh(source.tell(*(card(f"atelier-{n}", f"Atelier {n}", DIJON) for n in range(30))))
    for query in ("near=Dijon", "near=Dijon&page=2", "near=Xyzzyville", "q=courriel&near=Dijon&radius=5"):
        answer, page = ask(client, query), client.get(f"/fr/catalogue/?{query}")
        assert answer["count"] == page.context["count"] > 0
        assert answer["elsewhere"] + sum(len(place["cards"]) for place in answer["places"]) == answer["count"]


def test_fifty_cards_cost_the_queries_of_ten(client, source):
    counts = []
    for number in (10, 50):
        places = [replace(DIJON, key=f"p-{n}", latitude=47 + n / 100) for n in range(number)]
        projection.refresh(
            source.tell(*(card(f"a-{n}", f"Dessin {n}", place) for n, place in enumerate(places)))
        )
        ask(client, "q=dessin")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(ask(client, "q=dessin")["places"]) == number
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("query", ["near=%00", "radius=0", "page=999", "from=x", "x=y"])
def test_what_means_nothing_is_left_out(client, query):
    assert titles(ask(client, query)) == titles(ask(client))


def test_words_of_an_engine_find_what_the_page_finds(client):
    asked = "q=" + "%22*" * 300
    count = client.get(f"/fr/catalogue/?{asked}").context["count"]
    assert sum(map(len, titles(ask(client, asked)).values())) <= count


def test_a_slip_is_mended_on_the_map_as_on_the_page(client):
    assert titles(ask(client, "q=tabltte")) == titles(ask(client, "q=tablette")) != {}


def test_the_page_names_the_map_and_loads_nothing_of_it(client):
    html = client.get("/fr/catalogue/").content.decode()
    assert 'data-places="/fr/catalogue/places.json"' in html
    assert "leaflet" not in "".join(part for part in html.split("<") if part.startswith(("script", "link")))


def test_days_and_places_among_the_words_are_not_lost_when_another_area_is_searched(client):
    page = client.get("/fr/catalogue/?q=tablette mardi près de Dijon").content.decode()
    question = QueryDict(unescape(re.search(r'data-question="([^"]*)"', page)[1]))
    assert (question["q"], question["day"], question["near"]) == ("tablette", "tue", "Dijon (21)")
    assert b"data-question=" not in client.get("/fr/catalogue/?q=tablette").content


def test_all_cards_of_a_page_can_be_found_from_the_map(client, source: StaticSource):
    html = client.get("/fr/catalogue/?near=Dijon").content.decode()
    (place,) = ask(client, "near=Dijon")["places"]
    assert all(f'data-card="{card["id"]}"' in html for card in place["cards"])
