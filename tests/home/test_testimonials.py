"""Stories: where they show, and how they leave every place the day their consent ends."""

import json
import re
from collections.abc import Callable

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from events.models import WorkshopPage
from funding.models import ProgrammePage
from home.models import Consent, Testimonial, TestimonialsPage
from home.testimonials.days import end_of, today
from home.testimonials.enums import TestimonialKind, Use
from home.testimonials.withdrawing import restore, withdraw
from network.catalogue import projection
from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from network.catalogue.searching import search
from network.content.blocks import BodyBlock
from partners.models import Organisation
from tests.factories.events import WorkshopPageFactory
from tests.factories.funding import ProgrammePageFactory
from tests.factories.home import StandardPageFactory
from tests.factories.partners import OrganisationFactory, directory_page
from tests.factories.testimonials import TestimonialFactory, day, testimonials_page

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def _question(scope: str) -> CatalogueQuery:
    return CatalogueQuery(now=timezone.now(), text="zébuline", scope=scope)


@pytest.fixture
def page() -> TestimonialsPage:
    return testimonials_page()


@pytest.fixture
def workshop(page) -> WorkshopPage:
    return WorkshopPageFactory(skills=["email"])


@pytest.fixture
def organisation() -> Organisation:
    directory_page()
    return OrganisationFactory()


@pytest.fixture
def programme(page) -> ProgrammePage:
    return ProgrammePageFactory()


@pytest.fixture
def story(page, workshop, organisation, programme) -> Testimonial:
    return TestimonialFactory(
        workshops=[workshop],
        programmes=[programme],
        organisation=organisation,
        skills=["email"],
        with_figure=True,
    )


@pytest.fixture
def quoting(story):
    body = [("quote", {"testimonial": story.pk, "text": "", "person": "", "role": ""})]
    return StandardPageFactory(body=BodyBlock().to_python([{"type": k, "value": v} for k, v in body]))


@pytest.fixture
def outputs(client, page, story, workshop, organisation, programme, quoting) -> dict[str, Callable[[], str]]:
    """Return every place that shows the story, as a function that reads it now."""

    def read(address: str) -> Callable[[], str]:
        return lambda: client.get(address).content.decode()

    return {
        "list": read(page.url),
        "filtered list": read(f"{page.url}?skill=email"),
        "home": read("/fr/"),
        "workshop": read(workshop.url),
        "programme": read(programme.url),
        "organisation": read(f"/fr/annuaire/{organisation.slug}/"),
        "quote": read(quoting.url),
        "story": read(f"{page.url}{story.slug}/"),
        "another story": read(f"{page.url}{TestimonialFactory(title='Autre', words='…', person='X').slug}/"),
        "search": lambda: str(search(_question("site")).cards),
        "page of the search": read("/fr/recherche/?q=club"),
        "entry": lambda: str(list(Entry.objects.filter(subject__startswith="testimonial:").values())),
        "sitemap": read("/fr/sitemap.xml"),
    }


def test_a_story_shows_in_all_its_places(outputs, story):
    assert [
        name for name, read in outputs.items() if "ébuline" not in read().replace("zebuline", "zébuline")
    ] == []


@pytest.mark.parametrize("end", ["withdrawn", "over", "not on the web", "draft"])
def test_a_story_leaves_all_its_places_at_once(outputs, story, client, page, end):
    for read in outputs.values():
        read()
    if end == "withdrawn":
        withdraw(consent=story.consent, on=today())
    elif end == "over":
        story.consent.until = day(-1)
        story.consent.save()
    elif end == "not on the web":
        story.consent.uses = [Use.PRINT]
        story.consent.save()
    else:
        story.unpublish()
    left = {name: read() for name, read in outputs.items()}
    # A page that is not there repeats the address that was asked for.
    left["story"] = left["story"].replace(story.slug, "")
    shown = [
        name
        for name, text in left.items()
        if re.search("zébuline écrit|zébuline, c’est|zebuline-ecrit", text, re.I)
    ]
    assert shown == []
    assert client.get(f"{page.url}{story.slug}/").status_code == 404


def test_nobody_needs_to_do_anything_on_the_day_after_the_last(outputs, story):
    Consent.objects.update(until=today())
    projection.rebuild()
    assert "écrit à son club" in outputs["list"]()
    entry = Entry.objects.get(subject=f"testimonial:{story.translation_key}")
    assert entry.expires_at == end_of(today())
    with time_machine.travel(end_of(today())):
        del outputs["entry"]
        shown = [name for name, read in outputs.items() if "écrit à son club" in read()]
        assert shown == []
        assert list(projection.differences()) == []


def test_the_story_comes_back_with_its_consent(outputs, story):
    withdraw(consent=story.consent, on=today())
    restore(consent=story.consent)
    assert "écrit à son club" in outputs["list"]()
    assert Entry.objects.filter(subject=f"testimonial:{story.translation_key}").exists()


def test_the_catalogue_of_workshops_never_finds_a_story(client, story):
    assert search(_question("site")).count == 1
    assert search(_question("catalogue")).count == 0
    assert client.get("/api/v1/catalogue", {"q": "zébuline"}).json()["count"] == 0


def test_a_name_or_a_picture_not_agreed_to_is_not_shown(client, page, story):
    story.consent.uses = [Use.WEB]
    story.consent.save()
    html = client.get(f"{page.url}{story.slug}/").content.decode()
    assert "<strong>Zébuline</strong>" not in html
    assert "Quelqu’un de notre réseau" in html or "Somebody of our network" in html
    assert '"name": "Zébuline"' not in html


def test_the_story_of_a_workshop_shows_beside_its_translation(client, story, workshop):
    english, _ = Locale.objects.get_or_create(language_code="en")
    copy = Testimonial.objects.get(pk=story.pk).copy_for_translation(english)
    copy.title, copy.live = "Zebuline writes", True
    copy.save()
    copy.workshop_links.create(workshop=workshop)
    translated = WorkshopPage(translation_key=workshop.translation_key)
    told = Testimonial.objects.public(today()).in_language("en").about(translated)
    assert [one.title for one in told] == ["Zebuline writes"]
    withdraw(consent=story.consent, on=today())
    assert not told.all().exists()


def test_filters_keep_what_was_asked_and_say_what_was_not_understood(client, page, story, organisation):
    expert = TestimonialFactory(expert=True, title="Parole")

    def titles(**query):
        return [one.title for one in client.get(page.url, query).context["stories"]]

    assert titles() == [expert.title, story.title]
    assert titles(kind=TestimonialKind.EXPERT) == [expert.title]
    assert titles(skill="email") == titles(department="25") == [story.title]
    assert titles(kind=TestimonialKind.EXPERT, skill="email") == []
    response = client.get(page.url, {"kind": "poem", "skill": "x", "page": "-3"})
    assert len(response.context["ignored"]) == 2
    assert len(response.context["stories"]) == 2
    response = client.get(page.url, {"skill": "email"})
    [chip] = response.context["chips"]
    assert [one.title for one in client.get(page.url + chip["remove_url"]).context["stories"]] == titles()


def test_an_empty_list_says_what_to_do(client, page):
    assert '<div class="empty">' in client.get(page.url).content.decode()


def test_a_long_list_has_pages(client, page):
    for _ in range(13):
        TestimonialFactory()
    response = client.get(page.url)
    assert len(response.context["stories"]) == 12
    assert len(client.get(page.url + response.context["pages"]["next_url"]).context["stories"]) == 1


def test_machines_read_an_article(client, page, story):
    html = client.get(f"{page.url}{story.slug}/").content.decode()
    things = [json.loads(found) for found in re.findall(r'ld\+json">(.*?)</script>', html)]
    [thing] = [one for one in things if one["@type"] == "Article"]
    assert (thing["@type"], thing["headline"], thing["about"]["name"]) == ("Article", story.title, "Zébuline")


def count(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.any_database
def test_pages_ask_as_few_questions_for_fifty_stories_as_for_ten(
    client, page, story, workshop, organisation, quoting
):
    addresses = [
        page.url,
        f"{page.url}{story.slug}/",
        workshop.url,
        quoting.url,
        f"/fr/annuaire/{organisation.slug}/",
    ]
    asked = []
    for number in (9, 40):
        for _ in range(number):
            TestimonialFactory(workshops=[workshop], organisation=organisation, skills=["email", "scams"])
        asked.append([count(client, address) for address in addresses])
    assert asked[0] == asked[1]
    assert max(asked[0]) <= MOST_QUERIES


def test_many_quotes_cost_one_question(django_assert_num_queries, page):
    keys = [TestimonialFactory().pk for _ in range(10)]
    block = BodyBlock()
    quotes = [{"type": "quote", "value": {"testimonial": key}} for key in keys]
    with django_assert_num_queries(1):
        html = block.render(block.to_python(quotes))
    assert html.count("zébuline, c’est moi") == 10


def test_the_database_refuses_half_a_figure_and_an_address_taken():
    story = TestimonialFactory()
    with pytest.raises(IntegrityError):
        Testimonial.objects.filter(pk=story.pk).update(figure_now=3)


def test_addresses_are_made_once_and_differ():
    first, second = TestimonialFactory(title="Oser"), TestimonialFactory(title="Oser")
    assert (first.slug, second.slug) == ("oser", "oser-2")
    first.title = "Oser enfin"
    first.save()
    assert first.slug == "oser"


def test_stories_beside_something_not_saved_yet_are_none(page):
    TestimonialFactory()
    html = Template("{% load stories %}{% stories_of thing %}").render(Context({"thing": Organisation()}))
    assert html.strip() == ""


def test_without_a_page_of_stories_the_home_page_shows_none(client):
    TestimonialFactory()
    assert "écrit à son club" not in client.get("/fr/").content.decode()
    assert not Entry.objects.filter(kind="testimonial").exists()


def test_stories_come_and_go_with_their_page(page, story):
    page.unpublish()
    assert not Entry.objects.filter(subject__startswith="testimonial:").exists()
    page.save_revision().publish()
    assert Entry.objects.filter(subject__startswith="testimonial:").exists()


@pytest.mark.any_database
def test_the_source_asks_the_same_questions_whatever_the_number(page):
    def asked() -> int:
        from home.testimonials.catalogue import TestimonialSource

        source = TestimonialSource()
        subjects = list(source.subjects())
        with CaptureQueriesContext(connection) as captured:
            source.drafts(subjects)
        return len(captured)

    counts = []
    for number in (10, 40):
        for _ in range(number):
            TestimonialFactory(skills=["email"], organisation=OrganisationFactory())
        counts.append(asked())
    assert counts[0] == counts[1]
