"""Key figures: each with its source, and none without."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from home.models import Survey
from home.needs.survey_blocks import ChartBlock
from tests.factories.home import FiguresPageFactory, SurveyFactory, drawn, translated

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def page():
    return FiguresPageFactory()


def test_the_page_tells_who_asked_when_how_many_and_how(client, page):
    SurveyFactory()
    told = client.get(page.get_url()).content.decode()
    assert "Le réseau, mars 2024, 50 personnes interrogées." in told
    assert "à 14 points près" in told
    assert "Questionnaire posé de vive voix." in told


def test_a_source_that_does_not_say_how_many_is_said(client, page):
    SurveyFactory(sample_size=None)
    told = client.get(page.get_url()).content.decode()
    assert "ne dit pas combien" in told
    assert "points près" not in told


def test_a_margin_is_for_shares_alone(client, page):
    SurveyFactory(charts=[("chart", drawn(unit="h", ici=12))])
    assert "points près" not in client.get(page.get_url()).content.decode()


@pytest.mark.parametrize(("people", "points"), [(50, 14), (400, 5), (1000, 3), (1, 98)])
def test_the_margin_is_that_of_half_and_half(people, points):
    assert Survey(sample_size=people).margin == points


def test_the_last_survey_comes_first(client, page):
    SurveyFactory(title="Ancienne", done_on=date(2020, 1, 1))
    SurveyFactory(title="Récente", done_on=date(2025, 1, 1))
    assert [survey.title for survey in client.get(page.get_url()).context["surveys"]] == [
        "Récente",
        "Ancienne",
    ]


def test_without_any_survey_the_page_says_so(client, page):
    assert "Pas encore de chiffres" in client.get(page.get_url()).content.decode()


def test_a_page_shows_the_surveys_of_its_language(client, page):
    SurveyFactory(title="Enquête française")
    SurveyFactory(title="English survey", locale=Locale.objects.get(language_code="en"))
    english = translated(page, title="Key figures", slug="key-figures")
    assert [s.title for s in client.get(page.get_url()).context["surveys"]] == ["Enquête française"]
    told = client.get(english.get_url()).content.decode()
    assert "English survey" in told
    assert "Enquête française" not in told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organisation", ""),
        ("method", ""),
        ("done_on", None),
        ("done_on", "hier"),
        ("sample_size", 0),
        ("sample_size", -3),
        ("charts", []),
        ("title", ""),
        ("url", "javascript:alert(1)"),
    ],
)
def test_a_figure_without_its_source_is_refused(field, value):
    survey = SurveyFactory.build(**{field: value})
    with pytest.raises(ValidationError) as refused:
        survey.full_clean()
    assert field in refused.value.message_dict


def test_a_survey_of_tomorrow_is_refused():
    with pytest.raises(ValidationError) as refused:
        SurveyFactory.build(done_on=timezone.localdate() + timedelta(days=1)).full_clean()
    assert list(refused.value.message_dict) == ["done_on"]


@pytest.mark.parametrize("field", ["organisation", "method"])
def test_the_database_refuses_it_as_well(field):
    with pytest.raises(IntegrityError):
        SurveyFactory(**{field: ""})


@pytest.mark.parametrize("value", [Decimal(101), Decimal("100.1")])
def test_a_share_above_a_hundred_is_refused_on_its_field(value):
    block = ChartBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(drawn(trop=value)))
    assert list(refused.value.block_errors) == ["figures"]
    assert block.clean(block.to_python(drawn("€", trop=value)))


def test_the_file_holds_what_the_page_shows(client):
    survey = SurveyFactory(
        organisation="=HYPERLINK(1)", charts=[("chart", drawn(**{"à l’aise": 62, "pressés": 34}))]
    )
    response = client.get(f"/fr/figures/{survey.pk}.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["Quoi"], row["Chiffre"], row["Unité"]) for row in rows] == [
        ("à l’aise", "62", "%"),
        ("pressés", "34", "%"),
    ]
    assert {row["Qui a interrogé"] for row in rows} == {"'=HYPERLINK(1)"}
    assert client.get(f"/fr/figures/{10**30}.csv").status_code == 404


def test_ten_surveys_ask_as_little_as_fifty(client, page):
    used = []
    for number in (10, 40):
        SurveyFactory.create_batch(number)
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as asked:
            client.get(page.get_url())
        used.append(len(asked))
    assert used[0] == used[1] <= MOST_QUERIES
