"""A site without content: every list says what to do next, to readers and to editors."""

import pytest
from django.urls import reverse

from network.content.models import NetworkSettings
from network.users.models import User
from partners.models import Place
from tests.factories.partners import PlaceFactory

pytestmark = pytest.mark.django_db
LISTS = [
    "/fr/",
    "/fr/agenda/",
    "/fr/agenda/?view=place",
    "/fr/agenda/?skill=email",
    "/fr/annuaire/",
    "/fr/annuaire/?kind=organisations&q=xyz",
    "/fr/catalogue/",
]


@pytest.fixture(autouse=True)
def phone(db):
    settings = NetworkSettings.objects.get()
    settings.phone = "+33353010142"
    settings.save()


def empty_part(html: str) -> str:
    assert html.count('<div class="empty">') == 1
    return html.partition('<div class="empty">')[2].partition("</main>")[0]


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_list_offers_a_next_step_that_exists_and_the_phone(client, address):
    shown = client.get(address)
    part = empty_part(shown.content.decode())
    assert "tel:+33353010142" in part
    actions = shown.context["empty_actions"]
    assert actions
    for action in actions:
        url = action["url"] if isinstance(action, dict) else action.url
        assert url.replace("&", "&amp;") in part
        assert client.get(url).status_code == 200


def test_an_empty_directory_does_not_speak_of_filters_that_nobody_chose(client):
    assert "filtre" not in empty_part(client.get("/fr/annuaire/").content.decode())
    PlaceFactory()
    assert "filtre" in empty_part(client.get("/fr/annuaire/?q=xyz").content.decode())


@pytest.mark.parametrize("listing", ["session:index", Place.snippet_viewset.get_url_name("list")])
def test_an_empty_list_of_the_admin_offers_to_add_the_first(client, listing):
    client.force_login(User.objects.create_superuser("chef@entraide.example", "une phrase"))
    listed = client.get(reverse(listing))
    message = listed.content.decode().rpartition("Il n'y a pas de ")[2]
    assert f'href="{listed.context["add_url"]}"' in message
