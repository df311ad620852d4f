"""The home page: what comes next near the main towns, the doors, the search, and few queries."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from network.catalogue import projection
from network.catalogue.engines.database import engine
from network.catalogue.kept import Kept
from network.catalogue.models import Skill
from network.catalogue.sources import PlaceDraft
from tests.contracts.example_network import BESANCON, DIJON, DOLE, NOW, card, session
from tests.factories.home import home_page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 6
QUERIES_OF_A_SEARCH = 3
CHENOVE = PlaceDraft("place-9", "Centre social", "Chenôve", "21300", 47.2931, 5.0053)


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def tell(source):
    """Return a function that makes the catalogue show these cards."""
    return lambda *cards: projection.refresh(source.tell(*cards))


def coming(client) -> dict[str, list[str]]:
    groups = client.get("/fr/").context["coming"]
    return {group.town: [card.title for card in group.cards] for group in groups}


def dated(name: str, place: PlaceDraft | None, number: int, days: int, **changes: object):
    return card(name, name.capitalize(), place, sessions=(session(number, days, 10, **changes),))


def test_each_town_shows_its_next_three_cards_by_date(client, network, tell):
    tell(
        dated("quatrième", DIJON, 1, 9),
        dated("deuxième", CHENOVE, 2, 3),
        dated("première", DIJON, 3, 1),
        dated("troisième", DIJON, 4, 5),
        dated("ailleurs", BESANCON, 5, 2),
    )
    assert coming(client) == {"Dijon": ["Première", "Deuxième", "Troisième"], "Besançon": ["Ailleurs"]}


def test_a_card_between_two_towns_shows_once_near_the_nearest(client, network, tell):
    network.main_towns = "21231 21166"
    network.save()
    tell(dated("chenôve", CHENOVE, 1, 1), dated("dijon", DIJON, 2, 1))
    assert coming(client) == {"Dijon": ["Dijon"], "Chenôve": ["Chenôve"]}


def test_a_distance_is_measured_from_the_town(client, network, tell):
    tell(dated("chenôve", CHENOVE, 1, 1))
    [group] = client.get("/fr/").context["coming"]
    assert group.cards[0].distance_km == pytest.approx(4.1, abs=0.3)


def test_what_is_far_from_every_town_or_online_is_not_near(client, network, tell):
    tell(dated("dole", DOLE, 1, 1), dated("visio", None, 2, 1))
    assert coming(client) == {}


def test_without_main_towns_the_next_cards_of_anywhere_show(client, network, tell):
    network.main_towns = ""
    network.save()
    tell(dated("dole", DOLE, 1, 1), dated("visio", None, 2, 2))
    assert coming(client) == {"": ["Dole", "Visio"]}


def test_an_unknown_town_is_left_out(client, network, tell):
    network.main_towns = "99999 25056"
    network.save()
    tell(dated("besançon", BESANCON, 1, 1))
    assert coming(client) == {"Besançon": ["Besançon"]}


def test_a_town_leads_to_the_catalogue_near_it(client, network, tell):
    tell(dated("première", DIJON, 1, 1))
    [group] = client.get("/fr/").context["coming"]
    response = client.get(group.url)
    assert [found.title for found in response.context["cards"]] == ["Première"]


def test_cards_come_in_the_order_of_the_dates_they_show(client, network, tell):
    full_first = (session(1, 1, 10, seats_left=0), session(2, 8, 10))
    tell(card("pleine", "Pleine", DIJON, sessions=full_first), dated("libre", DIJON, 3, 2))
    assert coming(client) == {"Dijon": ["Libre", "Pleine"]}


def test_a_change_of_the_catalogue_shows_at_once(client, network, tell):
    tell(dated("première", DIJON, 1, 2))
    assert coming(client) == {"Dijon": ["Première"]}
    tell(dated("avant", DIJON, 2, 1))
    assert coming(client) == {"Dijon": ["Avant", "Première"]}


def test_a_date_that_began_leaves_the_page(client, network, tell, morning):
    tell(dated("première", DIJON, 1, 0), dated("deuxième", DIJON, 2, 3))
    assert coming(client) == {"Dijon": ["Première", "Deuxième"]}
    morning.move_to(NOW + timedelta(hours=3))
    assert coming(client) == {"Dijon": ["Deuxième"]}


@pytest.mark.parametrize("number", [10, 50])
def test_the_page_read_anew_takes_as_few_queries_for_fifty_cards_as_for_ten(
    client, network, tell, monkeypatch, number
):
    monkeypatch.setattr(Kept, "get", lambda self, key, *, version, now, read: read()[0])
    monkeypatch.setattr(engine, "kept_cards", lambda version: {})
    tell(*(dated(f"carte {n}", (DIJON, BESANCON)[n % 2], n, 1 + n % 20) for n in range(number)))
    assert _queries(client) == MOST_QUERIES


def test_the_page_asked_again_searches_nothing(client, network, tell):
    tell(dated("première", DIJON, 1, 1))
    assert _queries(client) == MOST_QUERIES - QUERIES_OF_A_SEARCH


def _queries(client) -> int:
    # The first visit brings what the process keeps: roots of sites, words and facets of the catalogue.
    client.get("/fr/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/fr/")
    return len(captured)


def test_a_door_opens_on_all_the_skills_of_its_family(client):
    doors = client.get("/fr/").context["doors"]
    asked = {door.family: QueryDict(door.url.partition("?")[2]).getlist("skill") for door in doors}
    for family, skills in asked.items():
        known = Skill.objects.in_language("fr").filter(family=family)
        assert sorted(skills) == sorted(known.values_list("key", flat=True))


def test_behind_a_door_are_the_cards_of_its_family(client, tell):
    tell(
        card("courriel", "Le courriel", DIJON, skills=("email",)),
        card("arnaques", "Les arnaques", DIJON, skills=("scams",)),
    )
    safety = next(door for door in client.get("/fr/").context["doors"] if door.family == "safety")
    response = client.get(safety.url)
    assert [found.title for found in response.context["cards"]] == ["Les arnaques"]
    assert not response.context["notices"]


def test_an_example_searches_its_words(client):
    home = home_page()
    home.examples = "tablette\n\nfaux messages\n"
    home.save()
    urls = [example.url for example in client.get("/fr/").context["examples"]]
    assert urls == ["/fr/catalogue/?q=tablette", "/fr/catalogue/?q=faux+messages"]


def test_the_search_goes_to_the_catalogue_and_the_phone_stands_beside_it(client, network, tell):
    tell(dated("première", DIJON, 1, 1))
    html = client.get("/fr/").content.decode()
    assert '<form class="search-line" action="/fr/catalogue/" method="get" role="search">' in html
    assert html.index('id="search-what"') < html.index('class="call"') < html.index('class="doors"')
    assert html.count("<h1") == 1
