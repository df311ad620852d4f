"""Standard pages: where they stand, what is below them, and how little they ask of the database."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from network.content.models import Picture
from tests.factories.home import StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12


@pytest.fixture
def picture():
    return Picture.objects.create(
        title="Deux amies", description="Deux amies devant un écran.", file=get_test_image_file()
    )


def test_a_page_says_where_it_stands(client):
    below = StandardPageFactory(title="Nos promesses", parent=StandardPageFactory(title="Qui sommes-nous"))
    response = client.get(below.get_url())
    assert [step.title for step in response.context["trail"]] == ["Accueil", "Qui sommes-nous"]
    assert all(client.get(step.url).status_code == 200 for step in response.context["trail"])


def test_a_page_leads_to_the_published_pages_below_it(client):
    about = StandardPageFactory(title="Qui sommes-nous")
    shown = StandardPageFactory(title="Nos promesses", parent=about)
    StandardPageFactory(title="En préparation", parent=about, live=False)
    response = client.get(about.get_url())
    assert response.context["pages_below"] == [shown]


def test_a_page_shows_its_picture_with_the_words_for_it(client, picture):
    page = StandardPageFactory(picture=picture)
    assert 'alt="Deux amies devant un écran."' in client.get(page.get_url()).content.decode()


def test_a_page_without_any_text_still_answers(client):
    assert client.get(StandardPageFactory().get_url()).status_code == 200


def test_a_page_with_a_picture_takes_few_queries(client, picture):
    page = StandardPageFactory(picture=picture, body=[("paragraph", "<p>Bonjour.</p>")])
    client.get(page.get_url())
    with CaptureQueriesContext(connection) as captured:
        client.get(page.get_url())
    assert len(captured) <= MOST_QUERIES


def test_a_page_shares_its_picture_in_the_size_networks_show(client, picture):
    html = client.get(StandardPageFactory(picture=picture).get_url()).content.decode()
    told = dict(re.findall(r'<meta property="og:image(:?\w*)" content="([^"]*)">', html))
    assert re.match(r"https://entraide\.example/media/images/.*fill-1200x630", told[""])
    assert set(told) == {"", ":width", ":height", ":alt"}
    assert told[":alt"] == "Deux amies devant un écran."
