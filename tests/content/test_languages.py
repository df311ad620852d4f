"""Two languages that never lie: the switch, what machines are told, and pages that one language lacks."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from events.models import WorkshopPage
from network.content.models import Menu, MenuItem, NetworkSettings, NetworkWords
from tests.factories.events import WorkshopPageFactory
from tests.factories.home import StandardPageFactory, home_page, translated
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def switch(response) -> dict[str, str]:
    return {link.code: link.url for link in response.context["languages"]}


def alternates(response) -> dict[str, str]:
    links = re.findall(
        r'<link rel="alternate" hreflang="([^"]+)" href="https://entraide.example([^"]+)">', html(response)
    )
    return dict(links)


def html(response) -> str:
    return response.content.decode()


@pytest.fixture
def about():
    return StandardPageFactory(title="Qui sommes-nous", slug="a-propos")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("/fr/", "/en/"),
        ("/fr/agenda/?month=2027-03", "/en/calendar/?month=2027-03"),
        ("/fr/annuaire/?q=dijon&page=2", "/en/directory/?q=dijon&page=2"),
        ("/fr/catalogue/?q=tablette&near=Dijon", "/en/catalogue/?q=tablette&near=Dijon"),
    ],
)
def test_the_switch_keeps_the_page_and_the_question(client, french, english):
    there = client.get(french)
    assert switch(there) == {"fr": french, "en": english}
    back = client.get(english)
    assert back.status_code == 200
    assert switch(back) == {"fr": french, "en": english}
    assert '<html lang="en" dir="ltr">' in html(back)


def test_the_switch_keeps_the_place_and_the_organisation(client):
    place, organisation = PlaceFactory(), OrganisationFactory()
    for below in (f"lieux/{place.slug}/", f"{organisation.slug}/"):
        english = f"/en/directory/{below}"
        assert switch(client.get(f"/fr/annuaire/{below}"))["en"] == english
        assert alternates(client.get(english))["fr"] == f"/fr/annuaire/{below}"


@pytest.mark.parametrize(
    "pair", [("/fr/", "/en/"), ("/fr/agenda/", "/en/calendar/"), ("/fr/catalogue/", "/en/catalogue/")]
)
def test_languages_name_each_other_to_machines(client, pair):
    expected = {"fr": pair[0], "en": pair[1], "x-default": pair[0]}
    assert [alternates(client.get(address)) for address in pair] == [expected, expected]


def test_a_page_alone_names_nobody_and_its_switch_leads_to_where_that_is_said(client, about):
    response = client.get("/fr/a-propos/")
    assert alternates(response) == {}
    assert switch(response)["en"] == "/en/a-propos/"


def test_below_the_other_language_an_untranslated_page_says_so_and_offers_the_original(client, about):
    response = client.get("/en/a-propos/")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert "This page exists in French only" in html(response)
    assert '<a class="link" href="/fr/a-propos/" lang="fr" hreflang="fr">Qui sommes-nous</a>' in html(
        response
    )
    assert switch(response) == {"fr": "/fr/a-propos/", "en": "/en/a-propos/"}
    assert alternates(response) == {}


def test_the_address_of_one_language_leads_to_the_translation_with_its_question(client, about):
    translated(about, title="About us", slug="about")
    response = client.get("/en/a-propos/?from=letter")
    assert (response.status_code, response["Location"]) == (302, "/en/about/?from=letter")
    assert client.get("/fr/calendar/?month=2027-03")["Location"] == "/fr/agenda/?month=2027-03"


def test_an_alias_below_another_language_pretends_nothing(client, about):
    about.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    assert Page.objects.filter(alias_of=about, locale__language_code="en", live=True).exists()
    assert "This page exists in French only" in html(client.get("/en/a-propos/"))
    assert alternates(client.get("/fr/a-propos/")) == {}


def test_a_translation_that_is_draft_or_private_is_named_nowhere(client, about):
    english = translated(about, title="About us", slug="secret-about")
    assert "secret-about" in html(client.get("/fr/a-propos/"))
    restriction = PageViewRestriction.objects.create(page=english, restriction_type="login")
    assert "secret-about" not in html(client.get("/fr/a-propos/"))
    restriction.delete()
    english.unpublish()
    assert "secret-about" not in html(client.get("/fr/a-propos/"))


def test_a_private_original_stays_private_below_the_other_language(client, about):
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    response = client.get("/en/a-propos/")
    assert response.status_code == 302
    assert "Qui sommes-nous" not in html(response)


def test_what_no_language_has_is_not_found(client):
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert switch(response) == {"fr": "/fr/nowhere/", "en": "/en/nowhere/"}


def test_a_page_sent_to_translation_is_not_shown_before_somebody_publishes_it(client, about):
    translate_object(about, [Locale.objects.get(language_code="en")])
    assert not about.get_translation(Locale.objects.get(language_code="en")).live
    assert "This page exists in French only" in html(client.get("/en/a-propos/"))


def test_a_translation_published_with_gaps_says_so_until_they_are_filled(client, about):
    english = Locale.objects.get(language_code="en")
    translate_object(about, [english])
    translation = Translation.objects.get()
    about.get_translation(english).get_latest_revision().publish()
    address = about.get_translation(english).get_url()
    assert "Part of this page is not translated yet" in html(client.get(address))
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=english, data="About us"
        )
    assert "Part of this page is not translated yet" not in html(client.get(address))
    assert "not translated yet" not in html(client.get("/fr/a-propos/"))


def test_a_translated_workshop_keeps_the_facts_and_names_its_skills_in_its_language():
    page = WorkshopPageFactory(skills=["email", "scams"], level="advanced")
    translate_object(page, [Locale.objects.get(language_code="en")])
    english = WorkshopPage.objects.get(locale__language_code="en")
    assert (english.level, english.organisation) == ("advanced", page.organisation)
    assert {(skill.key, skill.locale.language_code) for skill in english.skills.all()} == {
        ("email", "en"),
        ("scams", "en"),
    }


def test_the_words_of_the_settings_follow_the_language(client):
    settings = NetworkSettings.objects.get()
    for code, text in (("fr", "Un réseau imaginaire."), ("en", "An imaginary network.")):
        NetworkWords.objects.create(network=settings, language=code, footer_text=text)
    assert "Un réseau imaginaire." in html(client.get("/fr/"))
    assert "An imaginary network." in html(client.get("/en/"))
    assert "imaginaire" not in html(client.get("/en/"))


def test_a_menu_follows_the_language_and_marks_what_has_no_translation(client, about):
    menu = Menu.objects.get(position="footer", locale__language_code="en")
    for page in (home_page(), about):
        MenuItem.objects.create(menu=menu, locale=menu.locale, page=page, sort_order=9)
    MenuItem.objects.create(
        menu=menu, locale=menu.locale, address="/fr/catalogue/?q=x", text="Search", sort_order=9
    )
    links = client.get("/en/").context["footer_menu"]
    assert [(link.title, link.url, link.language) for link in links] == [
        ("Find a workshop", "/en/catalogue/", ""),
        ("Calendar", "/en/calendar/", ""),
        ("Directory", "/en/directory/", ""),
        ("Home", "/en/", ""),
        ("Qui sommes-nous", "/fr/a-propos/", "fr"),
        ("Search", "/en/catalogue/?q=x", ""),
    ]
    assert '<a href="/fr/a-propos/" lang="fr" hreflang="fr">' in html(client.get("/en/"))


@pytest.mark.parametrize("address", ["/en/", "/en/calendar/", "/en/directory/"])
def test_an_english_page_takes_few_queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= MOST_QUERIES
