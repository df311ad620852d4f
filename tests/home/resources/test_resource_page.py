"""One resource: what its page shows, what editors may write, what machines read."""

import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import LinkCheck, ResourcePage
from network.catalogue.models import Skill
from tests.events.test_admin import member
from tests.factories.events import WorkshopPageFactory
from tests.factories.resources import ResourcePageFactory, library

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12


def html(client, page: ResourcePage) -> str:
    response = client.get(page.get_url())
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_the_page_leads_to_the_resource_and_says_why_it_was_chosen(client):
    page = ResourcePageFactory(
        url="https://coindetable.example/a?b=1&c=2",
        why="Clair & court.",
        duration_minutes=75,
        skills=["email"],
    )
    text = html(client, page)
    assert 'href="https://coindetable.example/a?b=1&amp;c=2" rel="external noopener"' in text
    assert "coindetable.example" in text
    assert "Clair &amp; court." in text
    assert "1\u00a0h\u00a015" in text
    assert '<p class="only-print">https://coindetable.example/a?b=1&amp;c=2</p>' in text


def test_facts_say_account_language_and_licence(client):
    page = ResourcePageFactory(course=True, languages=("fr", "ar"), licence="cc-by-sa-4.0")
    facts = {fact.icon: fact.text for fact in client.get(page.get_url()).context["facts"]}
    assert facts["language"] == "Français, Arabe"
    assert facts["tag"] == "Creative Commons BY-SA 4.0"
    assert facts["clock"] == "1\u00a0h\u00a030"


def test_workshops_on_the_same_skill_come_with_it(client):
    page = ResourcePageFactory(skills=["email", "scams"], video=True)
    WorkshopPageFactory(title="Sur place", skills=["scams"], sessions=2)
    WorkshopPageFactory(title="Autre chose", skills=["office"], sessions=1)
    response = client.get(page.get_url())
    assert [card.title for card in response.context["cards"]] == ["Sur place", "Sur place"]
    assert response.context["workshops_url"] == "/fr/catalogue/?skill=email&skill=scams"


def test_the_page_takes_few_queries(client):
    page = ResourcePageFactory(skills=["email"])
    WorkshopPageFactory(skills=["email"], sessions=5)
    html(client, page)
    with CaptureQueriesContext(connection) as queries:
        html(client, page)
    assert len(queries) <= MOST_QUERIES


def test_a_draft_and_an_unknown_step_are_not_found(client):
    draft, page = ResourcePageFactory(draft=True), ResourcePageFactory()
    for address in (draft.get_url(), f"{draft.get_url()}signaler/", f"{page.get_url()}autre/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("traits", "kind"),
    [({}, "LearningResource"), ({"course": True}, "Course"), ({"software": True}, "SoftwareApplication")],
)
def test_machines_read_what_it_is(client, traits, kind):
    page = ResourcePageFactory(**traits, provider="L’<Éditeur> & fils")
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html(client, page))
    [thing] = [told for told in map(json.loads, found) if told["@type"] == kind]
    assert thing["provider"]["name"] == "L’<Éditeur> & fils"
    assert (thing["url"], thing["name"]) == (page.url, page.title)
    if kind != "SoftwareApplication":
        assert thing["teaches"] == [Skill.objects.get(key="internet", locale__language_code="fr").name]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://fichiers.example/guide.pdf",
        "data:text/html,bonjour",
        "//sans-protocole.example/",
        "https://moi:secret@coindetable.example/",
        "https://moi@coindetable.example/",
        "https://",
        "coindetable",
        "https://coindetable.example/\nautre",
    ],
)
def test_an_address_that_is_no_plain_web_page_is_refused(address):
    page = ResourcePageFactory()
    page.url = address
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["url"]


@pytest.mark.parametrize("address", ["https://a.example/", "http://a.example:8080/é?q=1#là"])
def test_a_plain_address_is_taken(address):
    page = ResourcePageFactory()
    page.url = address
    page.full_clean()
    page.save()
    page.refresh_from_db()
    assert page.url == address


@pytest.mark.parametrize("minutes", [0, -5, 12_001])
def test_a_duration_is_possible_or_absent(minutes):
    page = ResourcePageFactory()
    page.duration_minutes = minutes
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "duration_minutes" in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        ResourcePage.objects.filter(pk=page.pk).update(duration_minutes=minutes)


def test_nobody_checks_tomorrow():
    page = ResourcePageFactory()
    page.checked_on = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["checked_on"]


def form(**fields: object) -> dict[str, object]:
    skill = Skill.objects.get(key="email", locale__language_code="fr")
    return nested_form_data(
        {
            "title": "Guide du courriel",
            "slug": "guide-du-courriel",
            "introduction": "Écrire et répondre.",
            "url": "https://coindetable.example/courriel",
            "provider": "Coin de table",
            "kind": "guide",
            "checked_on": "2026-01-15",
            "why": "Il est clair.",
            "level": "beginner",
            "duration_minutes": "30",
            "licence": "none",
            "body": streamfield([]),
            "action-publish": "yes",
        }
    ) | {"skills": [str(skill.pk)], "audience": ["seniors"], "languages": ["fr"], **fields}


def add(client, **fields: object):
    url = reverse("wagtailadmin_pages:add", args=["home", "resourcepage", library().pk])
    return client.post(url, form(**fields))


def test_a_moderator_publishes_a_resource_and_it_is_listed(client, django_user_model):
    member(client, django_user_model, "Moderators")
    add(client)
    page = ResourcePage.objects.get()
    assert (page.live, [skill.key for skill in page.skills.all()]) == (True, ["email"])
    assert [card.title for card in client.get("/fr/ressources/").context["cards"]] == ["Guide du courriel"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration_minutes", "-3"),
        ("url", "javascript:alert(1)"),
        ("skills", []),
        ("why", ""),
        ("provider", ""),
        ("checked_on", "hier"),
        ("kind", "fax"),
    ],
)
def test_what_cannot_be_is_refused_on_its_field_and_nothing_typed_is_lost(
    client, django_user_model, field, value
):
    member(client, django_user_model, "Moderators")
    response = add(client, **{field: value})
    assert list(response.context["form"].errors) == [field]
    assert 'value="Guide du courriel"' in response.content.decode()
    assert not ResourcePage.objects.exists()


def test_only_the_library_holds_resources_and_each_language_has_one():
    assert ResourcePage.allowed_parent_page_models() == [type(library())]
    assert not type(library()).can_create_at(library().get_parent())


def test_staff_find_what_nobody_looked_at_for_a_year():
    stale = ResourcePageFactory(stale=True)
    ResourcePageFactory()
    ResourcePageFactory(stale=True, draft=True)
    assert list(ResourcePage.objects.stale(timezone.localdate())) == [stale]


def test_staff_find_resources_that_lead_nowhere():
    dead, draft, _fine = ResourcePageFactory(), ResourcePageFactory(draft=True), ResourcePageFactory()
    for page in (dead, draft):
        LinkCheck.objects.create(url=page.url, status="broken", checked_at=timezone.now(), failures=1)
    assert list(ResourcePage.objects.with_dead_link()) == [dead]
