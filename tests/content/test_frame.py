"""What all pages share is read once a version, and a change of any of it is seen by the next page."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home.models import StandardPage
from network.content.models import Menu, MenuItem, NetworkSettings, NetworkWords
from network.content.state import current_version
from tests.factories.home import StandardPageFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def about() -> StandardPage:
    page = StandardPageFactory(title="Qui sommes-nous", slug="a-propos")
    menu = Menu.objects.get(position="main", locale__language_code="fr")
    MenuItem.objects.create(menu=menu, locale=menu.locale, page=page, sort_order=9)
    return page


def shown(client: Client, address: str = "/fr/") -> str:
    return client.get(address).content.decode()


def queries(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        shown(client, address)
    return [query["sql"] for query in captured]


def test_a_second_page_reads_nothing_of_the_frame_again(client: Client, about: StandardPage):
    first, second = (queries(client, about.url) for _ in range(2))
    assert any("content_menuitem" in sql for sql in first)
    assert not any(
        table in sql
        for sql in second
        for table in (
            "content_menuitem",
            "content_networksettings",
            "wagtailcore_site",
            "pageviewrestriction",
        )
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda about: MenuItem.objects.get(page=about).delete(),
        lambda about: about.unpublish(),
        lambda about: about.delete(),
        lambda about: about.move(StandardPageFactory(live=False), pos="first-child"),
    ],
    ids=["link taken out", "page unpublished", "page deleted", "page moved below a draft"],
)
def test_a_menu_follows_what_becomes_of_its_pages(
    client: Client, about: StandardPage, change: Callable[[Page], None]
):
    assert 'href="/fr/a-propos/"' in shown(client)
    change(about)
    assert 'href="/fr/a-propos/"' not in shown(client)


def test_settings_and_their_sentences_are_seen_at_once(client: Client):
    shown(client)
    network = NetworkSettings.for_site(Site.objects.get())
    network.name = "Réseau des marmottes"
    network.save()
    NetworkWords.objects.update_or_create(
        network=network, language="fr", defaults={"footer_text": "Une phrase des marmottes."}
    )
    page = shown(client)
    assert "Réseau des marmottes" in page
    assert "Une phrase des marmottes." in page


def test_a_page_made_private_is_closed_at_once(client: Client, about: StandardPage):
    assert client.get(about.url).status_code == 200
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(about.url).status_code == 302
    PageViewRestriction.objects.all().delete()
    assert client.get(about.url).status_code == 200


def test_a_new_page_below_home_and_a_renamed_one_are_found(client: Client, about: StandardPage):
    shown(client)
    contact = StandardPageFactory(slug="contact")
    assert client.get("/fr/contact/").status_code == 200
    contact.slug = "nous-joindre"
    contact.save()
    assert client.get("/fr/contact/").status_code == 404
    assert client.get("/fr/nous-joindre/").status_code == 200


@pytest.mark.parametrize("change", [lambda: home_page().save(), lambda: Locale.objects.first().save()])
def test_each_change_has_a_version_of_its_own(change: Callable[[], None]):
    before = current_version()
    change()
    assert current_version() != before
