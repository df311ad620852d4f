"""The feed of a question: the cards that appeared last first, each under a name of its own."""

from dataclasses import replace
from xml.etree import ElementTree

import time_machine

from network.catalogue import projection
from tests.contracts.example_network import BESANCON, DIJON, NOW, NUL, card


def read(client, query=""):
    response = client.get(f"/fr/catalogue.rss?{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")  # noqa: S314


def texts(channel, name):
    return [item.findtext(name) for item in channel.findall("item")]


def test_the_card_that_appeared_last_comes_first_and_a_change_moves_none(client, source):
    with time_machine.travel(NOW, tick=False) as clock:
        for name in ("un", "deux", "trois"):
            projection.refresh(source.tell(card(name, name, DIJON)))
            clock.shift(3600)
        projection.refresh(source.tell(card("un", "Un de plus", DIJON)))
        channel = read(client)
    assert texts(channel, "title") == ["trois", "deux", "Un de plus"]
    assert texts(channel, "guid")[0] == "urn:entraide:example:trois@place-1"
    assert texts(channel, "pubDate")[2] == "Mon, 01 Mar 2027 07:00:00 +0000"
    assert texts(channel, "link")[0] == "https://entraide.example/fr/trois/"


def test_the_feed_answers_the_question_of_its_address(client, example):
    channel = read(client, "q=tablette&near=Dijon")
    assert texts(channel, "title") == ["Prendre en main sa tablette"]
    assert channel.findtext("link") == "https://entraide.example/fr/catalogue/?q=tablette&near=Dijon"


def test_no_control_character_breaks_the_feed(client, source):
    with time_machine.travel(NOW, tick=False):
        projection.refresh(source.tell(card("un", f"A{NUL}\x0b<&>\ufffe", replace(BESANCON, commune="\x08"))))
        (title,) = texts(read(client), "title")
        assert title.split() == ["A", "<&>"]


def test_a_wrong_value_is_named(client, example):
    assert "lundi" in read(client, "day=lundi").findtext("description")


def test_the_page_offers_the_feed_of_its_own_question(client, example):
    page = client.get("/fr/catalogue/?q=tablette&near=Dijon&page=1&sort=date").content.decode()
    head = page.partition("</head>")[0]
    assert 'type="application/rss+xml"' in head
    assert 'href="/fr/catalogue.rss?q=tablette&amp;near=Dijon"' in head
