"""News: a list, newest first, and a feed that names only what anybody may read."""

from datetime import date
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from network.catalogue.models import Entry
from tests.factories.events import WorkshopPageFactory
from tests.factories.home import NewsIndexPageFactory, NewsPageFactory, translated

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def news():
    return NewsIndexPageFactory()


def titles(response) -> list[str]:
    return [item.findtext("title") for item in channel(response).iter("item")]


def channel(response) -> ElementTree.Element:
    assert response["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content).find("channel")  # noqa: S314


def test_the_newest_comes_first_and_the_list_has_pages(client, news):
    for day in range(1, 13):
        NewsPageFactory(parent=news, title=f"Le {day}", published_on=date(2027, 3, day))
    assert [page.title for page in client.get(news.get_url()).context["shown"]][:2] == ["Le 12", "Le 11"]
    second = client.get(f"{news.get_url()}?page=2")
    assert [page.title for page in second.context["shown"]] == ["Le 2", "Le 1"]


def test_an_empty_list_says_what_to_do(client, news):
    assert 'class="empty"' in client.get(news.get_url()).content.decode()


def test_the_list_costs_the_same_for_two_and_for_ten(client, news, django_assert_max_num_queries):
    for number in range(10):
        NewsPageFactory(parent=news, title=f"Le {number}")
    client.get(news.get_url())
    with django_assert_max_num_queries(11):
        client.get(news.get_url())


def test_the_feed_is_absolute_in_its_language_and_keeps_its_names(client, news):
    page = NewsPageFactory(parent=news, title="Bienvenue & merci")
    told = channel(client.get(f"{news.get_url()}feed/"))
    assert told.findtext("language") == "fr"
    assert told.findtext("link") == "https://entraide.example/fr/actualites/"
    item = told.find("item")
    assert item.findtext("title") == "Bienvenue & merci"
    assert item.findtext("link") == f"https://entraide.example{page.get_url()}"
    guid = item.findtext("guid")
    page.slug = "autre-adresse"
    page.save_revision().publish()
    assert channel(client.get(f"{news.get_url()}feed/")).find("item").findtext("guid") == guid


def test_the_feed_holds_nothing_that_is_draft_private_or_in_another_language(client, news):
    NewsPageFactory(parent=news, title="Publique")
    NewsPageFactory(parent=news, title="Brouillon", live=False)
    private = NewsPageFactory(parent=news, title="Privée")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    english = translated(news, title="News", slug="news")
    assert titles(client.get("/fr/actualites/feed/")) == ["Publique"]
    assert titles(client.get(f"{english.get_url()}feed/")) == []


def test_the_address_of_a_feed_leads_to_that_of_the_other_language(client, news):
    translated(news, title="News", slug="news")
    assert client.get("/en/actualites/feed/")["Location"] == "/en/news/feed/"


def test_new_workshops_are_a_feed_that_the_calendar_names(client):
    WorkshopPageFactory(title="Premier")
    WorkshopPageFactory(title="Second")
    WorkshopPageFactory(title="Brouillon", live=False)
    assert titles(client.get("/fr/agenda/feed/")) == ["Second", "Premier"]
    assert titles(client.get("/en/calendar/feed/")) == []
    named = 'type="application/rss+xml" title="Nouveaux ateliers" href="/fr/agenda/feed/">'
    assert named in client.get("/fr/agenda/").content.decode()


def test_the_search_of_the_site_knows_news_by_their_kind_and_language(news):
    page = NewsPageFactory(parent=news, title="Bienvenue")
    translated(news, title="News", slug="news")
    translated(page, title="Welcome", slug="welcome")
    entries = Entry.objects.filter(kind="news").order_by("language")
    assert [(entry.title, entry.url, entry.in_catalogue) for entry in entries] == [
        ("Welcome", "/en/news/welcome/", False),
        ("Bienvenue", page.get_url(), False),
    ]
