"""A workshop kept for the people of an area says so wherever it shows, and hides from nobody."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from events.departments import departments_to_choose
from network.content.models import NetworkSettings
from tests.factories.events import SessionFactory, WorkshopPageFactory, cards
from tests.factories.partners import PlaceFactory

pytestmark = pytest.mark.django_db
WORDS = {"fr": "Réservé au Jura", "en": "Only for people from Jura"}


@pytest.fixture
def page():
    page = WorkshopPageFactory(title="Courriel au village", reserved_for=["39"])
    dole = PlaceFactory(name="Médiathèque", commune="Dole", postcode="39100", latitude=47.09, longitude=5.49)
    SessionFactory(workshop=page, place=dole)
    return page


@pytest.mark.parametrize("query", ["near=Dijon&radius=60", "near=Dole", "q=courriel"])
def test_whoever_searches_from_wherever_sees_the_card_and_for_whom_it_is(client, page, query):
    html = client.get(f"/fr/catalogue/?{query}").content.decode()
    assert "Courriel au village" in html
    assert WORDS["fr"] in html


def test_the_page_of_the_workshop_says_it(client, page):
    assert WORDS["fr"] in client.get(page.get_url()).content.decode()


@pytest.mark.parametrize("language", WORDS)
def test_programs_read_it_first_in_the_summary_and_in_no_new_key(client, page, language):
    [told] = client.get("/api/v1/catalogue?q=courriel", headers={"Accept-Language": language}).json()[
        "results"
    ]
    assert told["summary"] == f"{WORDS[language]}. {page.introduction}"
    assert not any("reserved" in key for key in told)


@pytest.mark.parametrize("feed", ["ics", "rss"])
def test_calendars_and_feeds_say_it(client, page, feed):
    response = client.get(f"/fr/catalogue.{feed}?q=courriel")
    body = response.getvalue() if response.streaming else response.content
    assert WORDS["fr"] in body.decode()


def test_what_is_for_everybody_says_nothing(client):
    SessionFactory(workshop=WorkshopPageFactory(title="Courriel pour tous"))
    assert "Réservé" not in client.get("/fr/catalogue/?q=courriel").content.decode()
    assert cards().get().reserved_for == ""


def test_a_change_of_area_changes_the_card(page):
    page.reserved_for = ["39", "71"]
    page.save_revision().publish()
    assert cards().get().reserved_for == "39 71"


def test_staff_choose_among_the_region_and_lose_nothing_chosen_before(client, django_user_model, page):
    NetworkSettings.objects.update_or_create(site=Site.objects.get(), defaults={"region": "27"})
    codes = [code for code, _name in departments_to_choose(["39", "01"])]
    assert codes == [
        "01",
        "21",
        "25",
        "39",
        "58",
        "70",
        "71",
        "89",
        "90",
    ]
    client.force_login(django_user_model.objects.create_superuser("staff@example.org", "une phrase"))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert html.count('name="reserved_for"') == 8


def test_no_other_area_can_be_saved(page):
    page.reserved_for = ["Jura"]
    with pytest.raises(ValidationError):
        page.full_clean()
