"""Sitemaps, robots.txt and pictures when shared."""

import re

import pytest
from django.test import override_settings
from wagtail.models import Locale, PageViewRestriction

from tests.factories.home import StandardPageFactory
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
SITE = "https://entraide.example"


def locations(response) -> list[str]:
    assert response.status_code == 200
    return re.findall(r"<loc>([^<]+)</loc>", response.content.decode())


def test_the_index_names_a_sitemap_a_language(client):
    found = locations(client.get("/sitemap.xml"))
    assert [address.partition("//")[2].partition("/")[2] for address in found] == [
        "fr/sitemap.xml",
        "en/sitemap.xml",
    ]


def test_each_language_names_its_own_pages_alone(client):
    place, organisation = PlaceFactory(), OrganisationFactory()
    french = locations(client.get("/fr/sitemap.xml"))
    assert {
        f"{SITE}/fr/",
        f"{SITE}/fr/annuaire/lieux/{place.slug}/",
        f"{SITE}/fr/annuaire/{organisation.slug}/",
    } <= set(french)
    english = locations(client.get("/en/sitemap.xml"))
    assert english
    assert all(address.startswith(f"{SITE}/en/") for address in english)


def test_no_sitemap_names_what_is_draft_private_or_an_alias(client):
    page = StandardPageFactory(title="Visible", slug="visible")
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    StandardPageFactory(title="Brouillon", slug="brouillon", live=False)
    private = StandardPageFactory(title="Privée", slug="privee")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    found = locations(client.get("/fr/sitemap.xml")) + locations(client.get("/en/sitemap.xml"))
    assert [address for address in found if re.search("visible|brouillon|privee", address)] == [
        f"{SITE}/fr/visible/"
    ]


def test_a_language_without_pages_has_no_sitemap(client):
    assert client.get("/de/sitemap.xml").status_code == 404


def test_robots_are_kept_from_the_admin_and_told_of_the_sitemap(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert "Disallow: /" not in lines
    with override_settings(DEBUG=True):
        assert "Disallow: /" in client.get("/robots.txt").content.decode().splitlines()


def test_a_page_without_picture_shares_the_drawing_of_the_site(client):
    html = client.get("/fr/agenda/").content.decode()
    assert f'<meta property="og:image" content="{SITE}/static/social-default.png">' in html
