"""Partners put our workshops on their site with one tag: framed there alone, without cookie or script."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.catalogue import projection
from network.catalogue.sharing import MOST_CARDS
from tests.contracts.example_network import DIJON, StaticSource, card, session

pytestmark = pytest.mark.usefixtures("example")
FRAME, PAGE = "/fr/catalogue/cadre/", "/fr/catalogue/partager/"


def tag_of(client: Client, query: str) -> str:
    html = client.get(f"{PAGE}?{query}").content.decode()
    return unescape(re.search(r'<textarea[^>]*id="copy-tag"[^>]*>(.*?)</textarea>', html, re.DOTALL)[1])


def test_the_search_leads_to_the_tag_of_its_own_question(client):
    html = client.get("/fr/catalogue/?q=tablette&near=Dijon&page=1&sort=date").content.decode()
    assert f'href="{PAGE}?q=tablette&amp;near=Dijon"' in html
    tag = tag_of(client, "q=tablette&near=Dijon&page=1&sort=date")
    assert re.findall("<(\\w+)", tag) == ["iframe", "a"]
    assert f'src="https://entraide.example{FRAME}?q=tablette&amp;near=Dijon"' in tag
    assert '<a href="https://entraide.example/fr/catalogue/?q=tablette&amp;near=Dijon">' in tag


def test_what_a_question_says_never_leaves_its_place_in_the_tag(client):
    tag = tag_of(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script" not in tag
    assert re.findall("<(\\w+)", tag) == ["iframe", "a"]


def test_bad_values_do_not_go_into_the_tag(client):
    assert "near" not in tag_of(client, "q=tablette&near=Xyzzyville&zut=1")


def test_the_frame_shows_the_first_answers_and_the_way_to_all(client, source: StaticSource):
    told = (card(f"n{n}", f"Tablette {n}", DIJON, sessions=(session(60 + n, 3, 9),)) for n in range(9))
    projection.refresh(source.tell(*told))
    response = client.get(f"{FRAME}?q=tablette&near=Dijon&page=2")
    html = response.content.decode()
    assert html.count("<article") == MOST_CARDS
    assert "Voir les 10 réponses" in html
    assert 'href="/fr/catalogue/?q=tablette&amp;near=Dijon"' in html
    assert '<base target="_top">' in html


def test_an_empty_frame_still_leads_to_the_search(client):
    html = client.get(f"{FRAME}?q=xyzzy").content.decode()
    assert 'href="/fr/catalogue/?q=xyzzy"' in html
    assert "<article" not in html


@pytest.mark.parametrize("asked", ["", "?q=tablette", "?near=Xyzzyville"])
def test_the_frame_may_stand_anywhere_and_leaves_nothing_there(client, asked):
    # The second answer may be a kept one.
    for _ in range(2):
        response = client.get(f"{FRAME}{asked}", headers={"Sec-Fetch-Site": "cross-site"})
        assert response.status_code == 200
        assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in response.headers
        assert response.cookies == {}
        assert "<script" not in response.content.decode()
        assert "<form" not in response.content.decode()


@pytest.mark.parametrize("address", ["/fr/catalogue/", PAGE, "/fr/", "/fr/catalogue/alerte/"])
def test_no_other_page_may_be_framed(client, address):
    headers = client.get(address).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_the_page_of_the_tag_frames_this_site_only(client):
    assert "frame-src 'self'" in client.get(PAGE).headers["Content-Security-Policy"]
    assert "frame-src" not in client.get("/fr/catalogue/").headers["Content-Security-Policy"]


def test_a_program_that_asks_too_often_gets_the_link_alone_and_is_told_how_long_to_wait(client, settings):
    settings.BUDGET_REQUESTS = 2
    codes = [client.get(f"{FRAME}?q=tablette").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    response = client.get(f"{FRAME}?q=tablette")
    assert 0 < int(response.headers["Retry-After"]) <= settings.BUDGET_SECONDS
    assert 'href="/fr/catalogue/?q=tablette"' in response.content.decode()


def test_a_frame_costs_as_little_as_the_interface(client):
    client.get(f"{FRAME}?q=tablette&near=Dijon")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{FRAME}?q=tablette&near=Dijon")
    assert len(queries) <= 6
