"""No dead end: each way on, what is said of it, and what it costs."""

import pytest
from django.test import Client

from network.catalogue import projection
from tests.contracts.example_network import BESANCON, DIJON, card, page, session

pytestmark = pytest.mark.usefixtures("example")
# Two queries read what the answer's tag and the site's settings need; an answer without cards takes two,
# one with cards four.
SETTINGS, NOTHING, CARDS, MEASURE = 2, 2, 4, 2


@pytest.fixture
def rescued(client: Client, django_assert_max_num_queries):
    """Return a function that asks the interface, within so many queries, and gives `widened`."""

    def rescued(query: str, most: int) -> dict | None:
        address = f"/api/v1/catalogue?{query}&rescue=1"
        client.get(address)
        with django_assert_max_num_queries(SETTINGS + NOTHING + most):
            answer = client.get(address).json()
        assert bool(answer["count"]) == bool(answer["widened"])
        return answer["widened"]

    return rescued


def said(client: Client, query: str) -> str:
    return " ".join(notice.text for notice in client.get(f"/fr/catalogue/?{query}").context["notices"])


def test_it_looks_farther_first(rescued, client):
    asked = "q=hameconnage&near=Dijon"
    assert rescued(asked, MEASURE + CARDS) == {"radius": 200, "dropped": []}
    assert "200" in said(client, asked)


def test_it_looks_farther_before_it_drops_a_filter(rescued):
    asked = "q=tablette&near=Dole&audience=seniors"
    assert rescued(asked, 2 * MEASURE + CARDS) == {"radius": 50, "dropped": []}


def test_the_last_filter_that_is_in_the_way_drops_and_its_counts_tell_which(rescued):
    asked = "q=tablette&fee=free&level=advanced&audience=seniors"
    assert rescued(asked, MEASURE + CARDS) == {"radius": None, "dropped": ["level"]}


def test_dates_drop_together(rescued):
    asked = "q=tablette&from=2027-05-01&to=2027-05-09&seats=2&fee=free"
    assert rescued(asked, MEASURE + CARDS) == {"radius": None, "dropped": ["from", "to", "seats"]}


def test_remote_offers_stand_in_before_all_filters_drop(rescued, client):
    asked = "q=visio&near=Dijon"
    assert rescued(asked, MEASURE + CARDS) == {"radius": None, "dropped": ["near"]}
    assert "chez vous" in said(client, asked) or "from home" in said(client, asked)


def test_remote_offers_keep_the_filters(rescued, example):
    told = card("visio-dole", "La visio ici", BESANCON, audience=("women",), fee="paid")
    projection.refresh(example.tell(told))
    asked = "q=visio&near=Dijon&audience=association-leaders"
    assert rescued(asked, 2 * MEASURE + CARDS) == {"radius": None, "dropped": ["near"]}


def test_all_filters_drop_when_no_single_one_is_in_the_way(rescued):
    asked = "q=tablette&level=advanced&fee=paid&audience=women"
    assert rescued(asked, MEASURE + CARDS) == {"radius": None, "dropped": ["level", "fee", "audience"]}


def test_a_place_that_was_a_word_is_a_word_again(rescued, example):
    projection.refresh(example.tell(card("moutarde", "La moutarde de Lyon")))
    assert rescued("q=moutarde Lyon", MEASURE + NOTHING + CARDS) == {"radius": None, "dropped": ["near"]}


def test_a_word_that_no_card_holds_is_left_out_and_said(rescued, client):
    asked = "q=tablette zxcvbnq&near=Dijon"
    assert rescued(asked, MEASURE + NOTHING + CARDS) == {"radius": 20, "dropped": ["q"]}
    assert "zxcvbnq" in said(client, asked)


def test_of_known_words_the_commonest_is_left_out_first(rescued, client):
    asked = "q=tablette hameçonnage"
    assert rescued(asked, MEASURE + CARDS) == {"radius": None, "dropped": ["q"]}
    assert "tablette" in said(client, asked)


def test_one_word_that_nobody_knows_is_kept_and_people_near_by_are_offered(rescued, client, example):
    projection.refresh(example.tell(page("maison", "Maison du numérique", kind="organisation", place=DIJON)))
    asked = "q=zxcvbnq&near=Dijon"
    assert rescued(asked, 2 * MEASURE) is None
    response = client.get(f"/fr/catalogue/?{asked}")
    assert [found.card.title for found in response.context["neighbours"]] == ["Maison du numérique"]
    assert "Maison du numérique" in response.content.decode()


def test_whoever_found_what_they_asked_sees_no_neighbours(client, example):
    projection.refresh(example.tell(page("maison", "Maison du numérique", kind="organisation", place=DIJON)))
    assert client.get("/fr/catalogue/?q=tablette&near=Dijon").context["neighbours"] == []


def test_the_dearest_rescue_stays_bounded(client, example, django_assert_max_num_queries):
    far = card("loin", "Poterie numérique", BESANCON, sessions=(session(700, 40, 10),))
    projection.refresh(example.tell(far))
    asked = "q=poterie tablette ordinateur courriel&near=Dijon&fee=paid&level=advanced&from=2027-03-01"
    client.get(f"/fr/catalogue/?{asked}")
    with django_assert_max_num_queries(30):
        assert client.get(f"/fr/catalogue/?{asked}").context["count"]
