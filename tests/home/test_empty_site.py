"""A site without content: every list says what to do next, to readers and to editors."""

from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from network.content.models import NetworkSettings
from network.users.models import User
from partners.models import Place
from tests.factories.funding import FundingPageFactory
from tests.factories.home import NewsIndexPageFactory
from tests.factories.partners import PlaceFactory
from tests.factories.resources import LibraryPageFactory
from tests.factories.testimonials import TestimonialsPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
LISTS = [
    "/fr/",
    "/fr/agenda/",
    "/fr/agenda/?view=place",
    "/fr/agenda/?skill=email",
    "/fr/annuaire/",
    "/fr/annuaire/?kind=organisations&q=xyz",
    "/fr/catalogue/",
    "/fr/recherche/?q=xyz",
    "/fr/financements/",
    "/fr/actualites/",
    "/fr/ressources/",
    "/fr/temoignages/",
]
PHONE = "tel:+33353010142"


@pytest.fixture(autouse=True)
def site(db):
    """A site with a phone number and every page that lists something."""
    settings = NetworkSettings.objects.get()
    settings.phone = PHONE.removeprefix("tel:")
    settings.save()
    FundingPageFactory(), NewsIndexPageFactory(), LibraryPageFactory(), TestimonialsPageFactory()


def empty_part(html: str) -> BeautifulSoup:
    (part,) = BeautifulSoup(html, "html.parser").select(".empty")
    return part


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_list_says_why_and_offers_a_next_step_that_exists(client, address):
    part = empty_part(client.get(address).content.decode())
    assert part.h2.get_text(strip=True)
    addresses = [link["href"] for link in part.find_all("a")]
    assert PHONE in addresses
    for next_step in addresses:
        if next_step.startswith(("/", "?")):
            assert client.get(urljoin(address, next_step)).status_code == 200


@pytest.mark.parametrize("address", LISTS[:8])
def test_where_people_look_for_help_an_empty_list_leads_on(client, address):
    part = empty_part(client.get(address).content.decode())
    assert part.select("a.button[href]")


def test_an_empty_directory_does_not_speak_of_filters_that_nobody_chose(client):
    assert "filtre" not in empty_part(client.get("/fr/annuaire/").content.decode()).text
    PlaceFactory()
    assert "filtre" in empty_part(client.get("/fr/annuaire/?q=xyz").content.decode()).text


@pytest.mark.parametrize("listing", ["session:index", Place.snippet_viewset.get_url_name("list")])
def test_an_empty_list_of_the_admin_offers_to_add_the_first(client, listing):
    client.force_login(User.objects.create_superuser("chef@entraide.example", "une phrase"))
    listed = client.get(reverse(listing))
    message = listed.content.decode().rpartition("Il n'y a pas de ")[2]
    assert f'href="{listed.context["add_url"]}"' in message
