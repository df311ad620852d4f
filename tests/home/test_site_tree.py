"""A new site: what migrations plant, and how it looks while it is empty."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from home.models import HomePage
from network.content.models import Menu
from tests.factories.home import home_page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_the_tree_is_sound():
    assert Page.find_problems() == ([], [], [], [], [])
    assert [page.url_path for page in Page.objects.filter(depth__gte=2).order_by("path")] == [
        "/accueil/",
        "/accueil/agenda/",
        "/accueil/annuaire/",
        "/home/",
        "/home/calendar/",
        "/home/directory/",
    ]


def test_the_french_home_page_is_the_root_of_the_default_site():
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.site_name) == ("entraide.example", 443, "Entraide")
    assert site.root_page.specific == home_page()
    assert home_page().locale.language_code == "fr"


@pytest.mark.parametrize("position", ["main", "footer"])
def test_the_menus_lead_to_the_catalogue_the_calendar_and_the_directory(position):
    items = Menu.objects.get(position=position, locale__language_code="fr").items.all()
    assert [str(item) for item in items] == ["Trouver un atelier", "Agenda", "Annuaire"]


@pytest.mark.parametrize("address", ["/fr/", "/fr/agenda/", "/fr/annuaire/", "/fr/catalogue/", "/health/"])
def test_every_page_of_an_empty_site_answers(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies


def test_the_empty_home_page_shows_its_doors_and_a_next_step(client):
    response = client.get("/fr/")
    assert response.context["coming"] == []
    assert [door.family for door in response.context["doors"]] == ["basic", "specific", "safety"]
    assert '<div class="empty">' in response.content.decode()


def test_a_language_has_one_home_page():
    second = HomePage(title="Accueil", slug="second", headline="Encore", locale=home_page().locale)
    with pytest.raises(ValidationError) as refused:
        second.clean()
    assert list(refused.value.message_dict) == ["title"]
