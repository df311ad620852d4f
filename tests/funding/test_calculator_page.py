"""The calculator as a company meets it: shareable, explained, and patient with what is typed."""

import pytest

from tests.factories.funding import funding_page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
RIGHT = {"money": "65 000 €", "turnover": "10 000 000", "year_end": "31/12/2027"}


def ask(client, **told: str):
    response = client.get(f"{funding_page().url}mecenat/", told)
    assert response.status_code == 200
    return response


def test_without_a_question_there_is_no_error_and_no_result(client):
    html = ask(client).content.decode()
    assert "field__error" not in html
    assert 'id="result"' not in html


def test_the_steps_and_the_law_are_shown(client):
    html = ask(client, **RIGHT).content.decode().replace("\u00a0", " ")
    for words in ("30 000 €", "0,5 % × 10 000 000 €", "60 % × 50 000 €", "60 % × 15 000 € = 9 000 €"):
        assert words in html, words
    assert "art. 238 bis" in html
    assert "pas un conseil" in html
    assert 'value="65 000 €"' in html


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("money", {"money": "-5"}),
        ("money", {"money": "beaucoup"}),
        ("money", {"money": ""}),
        ("turnover", {"turnover": "0"}),
        ("turnover", {"turnover": ""}),
        ("hourly_cost", {"hours": "3"}),
        ("hours", {"hourly_cost": "40"}),
        ("year_end", {"year_end": "31/13/2027"}),
        ("year_end", {"year_end": "2015-12-31"}),
        ("year_end", {"year_end": "31/12/9999"}),
        ("later", {"later": "1e9"}),
    ],
)
def test_what_is_wrong_is_explained_beside_its_field_and_stays_typed(client, field, wrong):
    response = ask(client, **RIGHT | wrong)
    assert list(response.context["form"].errors) == [field]
    assert "result" not in response.context
    html = response.content.decode()
    assert f'id="id_{field}_error"' in html
    for value in filter(None, (RIGHT | wrong).values()):
        assert f'value="{value}"' in html


@pytest.mark.parametrize("told", ["9" * 500, "\x00", "<script>", "١٢"])
def test_nothing_typed_breaks_the_page(client, told):
    for name in ("money", "turnover", "year_end", "hours"):
        response = ask(client, **RIGHT | {name: told})
        assert list(response.context["form"].errors) == [name]
        assert "result" not in response.context
    for name in ("helps_people_in_need", "unknown"):
        assert "result" in ask(client, **RIGHT | {name: told}).context


def test_the_end_of_the_year_chooses_the_rule(client):
    html = ask(client, **RIGHT | {"turnover": "1000000", "year_end": "30/12/2020"}).content.decode()
    assert "10\u00a0000\u00a0€ et 5\u00a0000\u00a0€" in html
