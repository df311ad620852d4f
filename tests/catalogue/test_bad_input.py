"""Whatever is typed gets a clear answer from the page, the interface and the suggestions, never an error."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("example")
TEXTS = {
    "quotes": '"tablette',
    "wildcards": "tab* ?abl%te _",
    "fts operators": "NEAR(tablette ordinateur, 2) AND NOT title:tablette OR ^tab",
    "tsquery operators": "tablette & !visio | (a <-> b):*",
    "lucene operators": '+tab -visio title:"x"~2 [a TO z} /re.*/ \\ ^4 && ||',
    "unbalanced brackets": "((tab]{",
    "backslashes": "\\" * 40,
    "json": '{"query":{"match_all":{}}}',
    "sql": "'; DROP TABLE catalogue_entry; --",
    "nul": "tab\x00lette",
    "controls": "tab\r\n\x0b\x1b[31mlette",
    "10,000 characters": "tablette " * 1_111,
    "one long word": "x" * 10_000,
    "emoji": "tablette 👩🏽‍🦳🖥️",
    "right-to-left marks": "\u202etablette\u202c \u200f",
    "combining marks": "e" + "\u0301" * 150,
    "half a character": "tab\ud800",
    "ligatures that grow": "\ufdfa" * 200,
}
PARAMETERS = {
    "radius 0": ("radius", "near=Dijon&radius=0"),
    "radius 1000000": ("radius", "near=Dijon&radius=1000000"),
    "radius nan": ("radius", "near=Dijon&radius=nan"),
    "reversed dates": ("to", "from=2027-03-09&to=2027-03-01"),
    "a date that is none": ("from", "from=2027-13-45"),
    "seats 0": ("seats", "seats=0"),
    "deep page": ("page", "page=999999999"),
    "unknown sort": ("sort", "sort=price"),
    "unknown skill": ("skill", "skill=%00"),
    "a place that is none": ("near", "near=%F0%9F%98%80"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("address", ["/fr/catalogue/", "/fr/recherche/", "/en/catalogue/"])
def test_any_text_is_answered_on_the_page(client: Client, address, text):
    response = client.get(f"{address}?{_query(text)}")
    assert response.status_code == 200
    assert b"\x00" not in response.content


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("address", ["/api/v1/catalogue", "/api/v1/suggestions"])
def test_any_text_is_answered_or_refused_by_the_interface(client: Client, address, text):
    rescue = "&rescue=1" if "catalogue" in address else ""
    response = client.get(f"{address}?{_query(text)}{rescue}")
    assert response.status_code in (200, 422)
    answer = json.loads(response.content)
    assert response.status_code == 200 or answer["detail"][0]["loc"][-1] == "q"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_operators_find_nothing_that_their_letters_do_not(client: Client, text):
    """No operator turns a question into “everything”; where nothing is left to ask, the page says so."""
    page = client.get(f"/fr/catalogue/?{_query(text)}&exact=1")
    assert page.context["count"] < 7 or page.context["notices"]


@pytest.mark.parametrize(("name", "query"), PARAMETERS.values(), ids=PARAMETERS)
def test_a_bad_value_is_named_on_the_page_and_refused_by_the_interface(client: Client, name, query):
    page = client.get(f"/fr/catalogue/?q=tablette&{query}")
    assert page.status_code == 200
    assert page.context["notices"]
    refused = client.get(f"/api/v1/catalogue?q=tablette&{query}")
    assert refused.status_code == 422
    assert name in [problem["loc"][-1] for problem in refused.json()["detail"]]


def test_an_unknown_name_is_passed_over_by_the_page_and_refused_by_the_interface(client: Client):
    assert client.get("/fr/catalogue/?q=tablette&color=red").context["count"] == 2
    refused = client.get("/api/v1/catalogue?q=tablette&color=red")
    assert refused.status_code == 422
    assert refused.json()["detail"][0]["loc"] == ["query", "color"]


def _query(text: str) -> str:
    return urlencode({"q": text}, errors="surrogatepass")
