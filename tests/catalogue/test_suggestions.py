"""Suggestions begin like what was typed, find something, and cost at most three queries."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from network.catalogue import projection
from tests.contracts.example_network import BESANCON, DIJON, NOW, card, page, session

pytestmark = pytest.mark.usefixtures("example")


@pytest.fixture
def suggest(client: Client):
    def suggest(text: str, **headers: str) -> list[tuple[str, str]]:
        response = client.get("/api/v1/suggestions", {"q": text}, headers=headers)
        assert response.status_code == 200, response.content
        return [(one["type"], one["label"]) for one in response.json()]

    return suggest


@pytest.mark.parametrize("text", ["tab", "TABLETTE", "  tablett", "sa tab"])
def test_words_that_begin_so_are_suggested(suggest, text):
    assert ("workshop", "Prendre en main sa tablette") in suggest(text)


def test_each_kind_is_suggested_with_its_words(suggest, client, example):
    projection.refresh(example.tell(card("d", "Dompter le do", organisation="Dojo numérique")))
    assert suggest("do") == [
        ("workshop", "Dompter le do"),
        ("partner", "Dojo numérique"),
        ("commune", "Dole"),
    ]
    details = {one["detail"] for one in client.get("/api/v1/suggestions?q=visio").json()}
    assert len(details) == 2


def test_accents_do_not_matter_and_postcodes_find_communes(suggest):
    assert ("commune", "Besançon") in suggest("besanc")
    assert suggest("2500") == [("commune", "Besançon")]


@pytest.mark.parametrize("text", ["", "t", " ", "zzz", "%", '"', "😀", "\u202etab(", "*:*"])
def test_too_little_or_odd_text_suggests_nothing_and_breaks_nothing(suggest, text):
    assert suggest(text) == ([] if "tab" not in text else suggest("tab"))


def test_what_nobody_can_find_is_not_suggested(suggest, example):
    ending = card("fini", "Gravure bientôt finie", expires_at=NOW + timedelta(hours=1))
    projection.refresh(
        example.tell(
            page("secret", "Gravure secrète"),
            card("hier", "Gravure d’hier", DIJON, sessions=(session(900, -1, 10),)),
            card("non", "Gravure annulée", DIJON, sessions=(session(901, 1, 10, status="cancelled"),)),
            card("autre", "Gravure anglaise", DIJON, shown_in=("en",)),
            ending,
        )
    )
    assert suggest("grav") == [("workshop", "Gravure bientôt finie")]
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert suggest("grav") == []
    example.told["example:tablette"] = []
    projection.refresh(["example:tablette"])
    assert suggest("tablette") == []


def test_suggestions_follow_the_language_of_the_reader(suggest):
    assert ("skill", "Video calls") in suggest("video", accept_language="en")
    assert ("skill", "Video calls") not in suggest("video")


def test_there_are_at_most_ten_and_three_queries(suggest, example, django_assert_max_num_queries):
    drafts = [card(f"a{n}", f"Atelier {n}", (DIJON, BESANCON)[n % 2], skills=("ai",)) for n in range(30)]
    projection.refresh(example.tell(*drafts))
    with django_assert_max_num_queries(3):
        found = suggest("ate")
    assert len(found) <= 10
    with django_assert_max_num_queries(1):
        assert suggest("ate") == found


@pytest.mark.parametrize(("query", "name"), [("q=a%00b", "q"), (f"q={'a' * 201}", "q"), ("q=a&x=1", "x")])
def test_bad_input_is_refused_by_name(client, query, name):
    response = client.get(f"/api/v1/suggestions?{query}")
    assert response.status_code == 422
    assert name in response.json()["detail"][0]["loc"]


def test_whatever_is_suggested_is_found(suggest, client):
    for text in ("ta", "vi", "do", "be", "or", "re"):
        for _type, label in suggest(text):
            assert client.get("/api/v1/catalogue", {"q": label}).json()["count"], label
