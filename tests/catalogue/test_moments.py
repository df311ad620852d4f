"""Words for days, hours and distance are understood inside a text, shown as filters, and removable."""

from datetime import date

import pytest
from django.test import Client

from network.catalogue import projection
from network.catalogue.moments import read_moments
from tests.contracts.example_network import DIJON, card

TODAY = date(2027, 3, 1)  # A Monday.


@pytest.mark.parametrize(
    ("text", "left", "start", "end"),
    [
        ("tablette demain", "tablette", 2, 2),
        ("Aujourd’hui", "", 1, 1),
        ("après-demain tablette", "tablette", 3, 3),
        ("visio ce samedi", "visio", 6, 6),
        ("visio lundi prochain", "visio", 8, 8),
        ("photo ce week-end", "photo", 6, 7),
        ("photo le weekend prochain", "photo", 13, 14),
        ("cette semaine", "", 1, 7),
        ("la semaine prochaine, tablette", "tablette", 8, 14),
        ("tablette le 12 mars", "tablette", 12, 12),
        ("jeudi 4 mars visio", "visio", 4, 4),
        ("computers tomorrow", "computers", 2, 2),
    ],
)
def test_a_period_is_taken_out_of_the_text(text, left, start, end):
    moments = read_moments(text, TODAY)
    assert (moments.text, moments.period) == (left, (date(2027, 3, start), date(2027, 3, end)))
    assert moments.terms == {}


@pytest.mark.parametrize(
    ("text", "left", "terms"),
    [
        ("visio samedi", "visio", {"day": {"sat"}}),
        ("visio le samedi matin", "visio", {"day": {"sat"}, "part": {"morning"}}),
        ("mardi ou jeudi tablette", "ou tablette", {"day": {"tue", "thu"}}),
        ("L’après-midi tablette", "tablette", {"part": {"afternoon"}}),
        ("Samedis", "", {"day": {"sat"}}),
        ("formation à distance", "formation", {"format": {"remote"}}),
        ("tablette depuis chez moi le soir", "tablette", {"format": {"remote"}, "part": {"evening"}}),
        ("computers on Saturday morning", "computers", {"day": {"sat"}, "part": {"morning"}}),
    ],
)
def test_days_hours_and_distance_are_facets(text, left, terms):
    moments = read_moments(text, TODAY)
    assert (moments.text, moments.terms, moments.period) == (left, terms, None)


def test_this_evening_is_a_day_and_an_hour():
    moments = read_moments("visio ce soir", TODAY)
    assert (moments.text, moments.period, moments.terms) == ("visio", (TODAY, TODAY), {"part": {"evening"}})


@pytest.mark.parametrize("text", ["réunion à distance", "30 février", "marsala", "démarches en ligne", ""])
def test_everything_else_stays(text):
    moments = read_moments(text, TODAY)
    assert (moments.text, moments.terms) == (text, {})
    assert moments.period is None


def test_a_past_day_is_that_of_next_year():
    assert read_moments("1er février", TODAY).period == (date(2028, 2, 1), date(2028, 2, 1))
    assert read_moments("29 février", TODAY).period == (date(2028, 2, 29), date(2028, 2, 29))


# On the page and in the interface


@pytest.fixture
def shown(client: Client, example):
    def shown(query: str):
        return client.get(f"/fr/catalogue/?{query}")

    return shown


def titles(response) -> list[str]:
    return [found.title for found in response.context["cards"]]


def chips(response) -> dict[str, str]:
    return {chip.label: chip.remove_url for chip in response.context["chips"]}


def test_each_thing_understood_is_a_filter_that_can_be_taken_away(shown):
    response = shown("q=tablette Dijon mardi matin")
    assert titles(response) == ["Prendre en main sa tablette"]
    removed = chips(response)
    assert len(removed) == 3
    for label, url in removed.items():
        again = shown(url[1:])
        assert label not in chips(again)
        assert len(chips(again)) == 2
        assert titles(again)


def test_a_date_in_the_text_fills_the_fields_of_the_filters(shown):
    response = shown("q=tablette demain")
    assert titles(response) == ["Prendre en main sa tablette"]
    assert len(chips(response)) == 2
    html = response.content.decode()
    assert html.count('value="2027-03-02"') == 2
    assert 'type="hidden" name="q" value="tablette"' in html


def test_the_days_chosen_win_over_those_of_the_text(shown):
    assert titles(shown("q=courriel demain&from=2027-03-05&to=2027-03-05")) == ["L’e-mail sans peur"]


def test_a_day_chosen_stands_beside_the_one_in_the_text(shown):
    assert len(titles(shown("q=tablette mardi&day=wed"))) == 2


def test_a_day_alone_is_a_question(shown):
    response = shown("q=vendredi")
    assert "L’e-mail sans peur" in titles(response)
    assert response.context["notices"] == []


def test_a_day_with_a_slip_is_understood(shown):
    assert titles(shown("q=tablette maardi")) == ["Prendre en main sa tablette"]


def test_a_word_that_only_looked_like_a_moment_is_found_as_a_word(shown, example):
    undated = card("cafe", "Le café du matin calme", DIJON, is_dated=False, sessions=())
    projection.refresh(example.tell(undated))
    assert titles(shown("q=matin calme")) == ["Le café du matin calme"]


def test_the_interface_understands_them_too(client, example):
    answer = client.get("/api/v1/catalogue?q=tablette mardi matin").json()
    assert [found["title"] for found in answer["results"]] == ["Prendre en main sa tablette"]
