"""Staff edit questions, barriers and key figures; a wrong value is named on its field and nothing is lost."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import Barrier, Survey
from tests.factories.home import AssessmentPageFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(admin_client):
    return admin_client


def figures(value: str = "62") -> dict[str, object]:
    chart = {"title": "Freins", "sentence": "Le premier…", "unit": "%"}
    rows = {"figures-count": "1", "figures-0-deleted": "", "figures-0-order": "0", "figures-0-type": "item"}
    rows |= {"figures-0-value-label": "Pas à l’aise", "figures-0-value-value": value, "figures-0-id": ""}
    return nested_form_data({"charts": streamfield([("chart", chart)])}) | {
        f"charts-0-value-{name}": told for name, told in rows.items()
    }


def survey(**changes: str) -> dict[str, object]:
    told = {"title": "Enquête", "organisation": "Le réseau", "done_on": "15/03/2024", "sample_size": "50"}
    return told | {"method": "De vive voix.", "url": ""} | figures() | changes


def add_survey(client, **changes: str):
    return client.post(reverse("wagtailsnippets_home_survey:add"), survey(**changes))


def test_a_survey_is_added_with_its_chart(staff):
    assert add_survey(staff).status_code == 302
    [chart] = Survey.objects.get().drawn()
    assert [(bar.label, bar.value) for bar in chart.bars] == [("Pas à l’aise", 62)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organisation", ""),
        ("method", ""),
        ("done_on", "15/03/2999"),
        ("done_on", "hier"),
        ("sample_size", "-1"),
        ("charts-0-value-figures-0-value-value", "101"),
        ("charts-0-value-figures-0-value-value", "-1"),
        ("charts-0-value-unit", ""),
    ],
)
def test_a_wrong_value_is_named_and_nothing_typed_is_lost(staff, field, value):
    response = add_survey(staff, **{field: value})
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [field.partition("-")[0]]
    assert form["title"].value() == "Enquête"
    [kept] = form["charts"].value()
    assert kept.value["figures"][0]["label"] == "Pas à l’aise"
    assert not Survey.objects.exists()


def test_the_form_of_a_new_self_assessment_brings_questions(staff):
    address = reverse("wagtailadmin_pages:add", args=["home", "assessmentpage", home_page().pk])
    told = staff.get(address).content.decode()
    assert "Savez-vous allumer un ordinateur" in told


def test_two_questions_cannot_share_a_key(staff):
    page = AssessmentPageFactory()
    question = {"text": "Savez-vous ?", "help": "", "skills": ["email"]}
    for second in ("mail", "barriers", "Pas une clé"):
        blocks = [("question", question | {"key": "mail"}), ("question", question | {"key": second})]
        data = nested_form_data({"questions": streamfield(blocks)})
        data |= {"title": page.title, "slug": page.slug, "introduction": "", "comments-TOTAL_FORMS": "0"}
        data |= {"comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": ""}
        response = staff.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        assert response.status_code == 200
        assert list(response.context["form"].errors) == ["questions"]
    assert len(Page.objects.get(pk=page.pk).specific.questions) == 8


def test_the_key_of_a_barrier_stays(staff):
    barrier = Barrier.objects.in_language("fr").get(key="fear")
    address = reverse("wagtailsnippets_home_barrier:edit", args=[barrier.pk])
    told = {"name": barrier.name, "definition": "", "advice": barrier.advice, "key": "peur", "position": "10"}
    response = staff.post(address, told)
    assert response.status_code == 200
    assert "La clé ne change jamais" in response.content.decode()
    barrier.refresh_from_db()
    assert barrier.key == "fear"
