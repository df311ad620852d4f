"""The communes in the JSON interface; no test may touch the database, so none does."""

from typing import Any

import pytest
from django.test import Client

from network.api import api


@pytest.fixture
def ask(client: Client) -> Any:
    return lambda **query: client.get("/api/v1/communes", query)


def test_a_commune_is_described(ask: Any) -> None:
    answer = ask(q="St-Claude", region="27", limit=1)
    assert answer.status_code == 200
    assert answer.json() == [
        {
            "name": "Saint-Claude",
            "label": "Saint-Claude (39)",
            "insee": "39478",
            "postcodes": ["39200"],
            "department": "39",
            "department_name": "Jura",
            "lat": 46.3892,
            "lon": 5.8643,
            "population": 8386,
        }
    ]


def test_eight_communes_unless_told(ask: Any) -> None:
    assert len(ask(q="saint").json()) == 8
    assert len(ask(q="saint", limit=20).json()) == 20


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "  "}, {"q": "xyzzy"}])
def test_nothing_to_propose_is_an_empty_list(ask: Any, query: dict[str, str]) -> None:
    answer = ask(**query)
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "a\x00b"),
        ("q", "x" * 81),
        ("q", "x" * 10_000),
        ("limit", "0"),
        ("limit", "21"),
        ("limit", "nan"),
        ("limit", "1e999"),
        ("limit", ""),
        ("region", "99"),
        ("region", ""),
        ("colour", "blue"),
        ("query", "x"),
        ("Q", "x"),
    ],
)
def test_a_bad_value_or_an_unknown_name_is_refused_by_name(ask: Any, name: str, value: str) -> None:
    answer = ask(**{"q": "dole"} | {name: value})
    assert answer.status_code == 422
    assert [refusal["loc"][-1] for refusal in answer.json()["detail"]] == [name]


def test_an_answer_may_be_kept_by_the_browser(ask: Any) -> None:
    assert ask(q="dole")["Cache-Control"] == "public, max-age=86400"


def test_the_description_documents_the_parameters_with_an_example() -> None:
    description = api.get_openapi_schema()
    operation = next(path["get"] for name, path in description["paths"].items() if name.endswith("/communes"))
    assert operation["summary"]
    assert {parameter["name"] for parameter in operation["parameters"]} == {"q", "limit", "region"}
    assert description["components"]["schemas"]["CommuneOut"]["example"]["name"] == "Besançon"
