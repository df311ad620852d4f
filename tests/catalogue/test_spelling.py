"""One slip is forgiven from four letters on, two from eight; what is found is never corrected."""

import pytest
from django.test import Client

from network.catalogue import projection
from network.catalogue.models import SynonymGroup
from network.catalogue.query import CatalogueQuery
from network.catalogue.spelling import spelling
from network.catalogue.state import current_version
from tests.contracts.example_network import DIJON, NOW, card, page

pytestmark = pytest.mark.usefixtures("example")


def corrected(text: str, **fields: str) -> str:
    return spelling(CatalogueQuery(now=NOW, **fields), current_version()).corrected(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tabltte", "tablette"),
        ("tabeltte", "tablette"),
        ("tablettte", "tablette"),
        ("hamecconage", "hameçonnage"),
        ("ordinatuer", "ordinateur"),
        ("ordnateurr", "ordinateur"),
        ("l'ordinatuer à Dole", "l'ordinateur à Dole"),
        ("pishing", "phishing"),
        ("telefone", "téléphone"),
        ("Bezançon", "besançon"),
        ("courrriel", "courriel"),
    ],
)
def test_a_slip_is_mended(typed, meant):
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    "typed", ["tablette", "TABLETTES", "e-mail", "tab", "tabxyzte", "sans", "21000", "😀", "", "x" * 200]
)
def test_what_is_found_or_too_far_from_anything_stays_as_typed(typed):
    assert corrected(typed) == typed


def test_two_edits_need_eight_letters():
    assert corrected("tblete") == "tblete"
    assert corrected("tbleette") == "tablette"


def test_of_equally_near_words_the_commonest_wins(example):
    drafts = [card(f"conte{n}", "Un conte", DIJON) for n in range(3)]
    projection.refresh(example.tell(*drafts, card("comte", "Un comte", DIJON)))
    assert corrected("coete") == "conte"
    example.told.update({f"example:conte{n}": [] for n in range(3)})
    projection.refresh([f"example:conte{n}" for n in range(3)])
    assert corrected("coete") == "comte"


def test_words_of_what_cannot_be_found_correct_nothing(example):
    projection.refresh(example.tell(page("dessin", "Le dessin"), card("fini", "Poterie", expires_at=NOW)))
    assert corrected("desisn") == "desisn"
    assert corrected("desisn", scope="site") == "dessin"
    assert corrected("poteire") == "poteire"


def test_a_new_word_of_the_staff_is_known_at_once():
    assert corrected("ardiose") == "ardiose"
    SynonymGroup.objects.create(terms="ardoise\ntablette")
    assert corrected("ardiose") == "ardoise"


# On the page and in the interface


def test_the_page_names_the_correction_and_leads_back(client: Client):
    response = client.get("/fr/catalogue/?q=tabltte&fee=free")
    assert [found.title for found in response.context["cards"]] == ["Prendre en main sa tablette"] * 2
    [notice] = response.context["notices"]
    assert "tablette" in notice.text
    assert notice.url == "?q=tabltte&fee=free&exact=1"
    assert notice.url.replace("&", "&amp;") in response.content.decode()
    back = client.get(f"/fr/catalogue/{notice.url}")
    assert back.context["count"] == 0
    assert 'name="exact"' in back.content.decode()


def test_a_place_with_a_slip_is_a_place_again(client: Client):
    response = client.get("/fr/catalogue/?q=tabltte Dijjon")
    assert [found.place.commune for found in response.context["cards"]] == ["Dijon"]


def test_a_corrected_question_is_widened_and_both_are_said(client: Client):
    response = client.get("/fr/catalogue/?q=hameconage&near=Dijon")
    assert response.context["count"] == 1
    assert len(response.context["notices"]) == 2


def test_the_interface_corrects_only_with_rescue(client: Client):
    address = "/api/v1/catalogue?q=tabltte"
    assert client.get(address).json()["corrected"] is None
    answer = client.get(f"{address}&rescue=1").json()
    assert answer["corrected"] == {"from": "tabltte", "to": "tablette"}
    assert (answer["count"], answer["widened"]) == (2, None)
    assert client.get(f"{address}&exact=1").status_code == 422


def test_the_search_of_the_site_corrects_too(client: Client):
    response = client.get("/fr/recherche/?q=tabltte")
    assert response.context["count"] == 1
    assert "exact=1" in response.content.decode()


def test_an_ordinary_question_reads_no_dictionary(client: Client, django_assert_num_queries):
    client.get("/api/v1/catalogue?q=tablette&rescue=1")
    with django_assert_num_queries(3) as plain:
        client.get("/api/v1/catalogue?q=tablette&rescue=1")
    assert not any('SELECT "catalogue_entry"."title"' in query["sql"] for query in plain)


def test_a_correction_costs_one_more_question(client: Client, django_assert_max_num_queries):
    client.get("/api/v1/catalogue?q=tabltte&rescue=1")
    with django_assert_max_num_queries(8):
        client.get("/api/v1/catalogue?q=tabltte&rescue=1")


def test_what_follows_a_mended_question_asks_the_mended_one(client: Client):
    followed = client.get("/fr/catalogue/?q=tabltte&near=Dijon").context["following"]
    for url in (followed.calendar_url, followed.feed_url, followed.alert_url):
        assert "q=tablette&near=Dijon" in url
