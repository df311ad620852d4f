"""What the catalogue and the site search know of resources, in step with the pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.resources.catalogue import ResourceSource
from network.catalogue.enums import Format, Kind, SiteKind
from network.catalogue.models import Entry
from network.catalogue.projection import differences
from tests.factories.resources import ResourcePageFactory, in_english, library

pytestmark = pytest.mark.django_db


def subject_of(key) -> str:
    return f"resource:{key}"


def drafts(*pages):
    return ResourceSource().drafts([subject_of(page.translation_key) for page in pages])


@pytest.mark.parametrize(
    ("kind", "told", "in_catalogue"),
    [
        ("tutorial", Kind.TUTORIAL, True),
        ("video", Kind.TUTORIAL, True),
        ("online-course", Kind.ONLINE_COURSE, True),
        ("guide", SiteKind.RESOURCE, False),
        ("free-software", SiteKind.RESOURCE, False),
    ],
)
def test_tutorials_and_courses_are_in_the_catalogue_and_the_rest_in_the_site_search(kind, told, in_catalogue):
    [card] = drafts(ResourcePageFactory(kind=kind))
    assert (card.kind, card.in_catalogue) == (told, in_catalogue)
    assert (card.format, card.is_dated, card.place, card.sessions) == (Format.REMOTE, False, None, ())


def test_a_card_tells_everything_and_leads_to_our_page():
    page = ResourcePageFactory(
        video=True, skills=["scams"], audience=["seniors"], languages=("fr", "ar"), level="advanced"
    )
    [card] = drafts(page)
    assert card.key == f"resource:{page.translation_key}@remote"
    assert (card.url, card.organisation) == (page.get_url(), page.provider)
    assert (card.skills, card.audience, card.languages) == (("scams",), ("seniors",), ("fr", "ar"))
    assert (card.level, page.why in card.body) == ("advanced", True)


def test_the_catalogue_finds_a_video_by_its_words(client):
    ResourcePageFactory(title="Faux messages", video=True)
    ResourcePageFactory(title="Guide des faux messages")
    cards = client.get("/fr/catalogue/?q=faux+message").context["cards"]
    assert [(card.title, card.kind) for card in cards] == [("Faux messages", Kind.TUTORIAL)]


def test_each_language_has_its_own_edition():
    page = ResourcePageFactory(video=True, title="Chercher", skills=["email"])
    english = in_english(page, title="Searching", slug="searching")
    french, other = sorted(drafts(page), key=lambda card: card.edition)
    assert (french.title, french.edition, french.shown_in) == ("Chercher", "", ("fr",))
    assert (other.title, other.edition, other.shown_in) == ("Searching", "en", ("en",))
    assert other.url == english.get_url()
    assert other.skills == ("email",)
    page.unpublish()
    [alone] = drafts(page)
    assert (alone.title, alone.edition, alone.shown_in) == ("Searching", "", ("fr", "en"))


def test_a_card_is_told_in_the_language_of_its_page_whoever_publishes_it():
    page = ResourcePageFactory(video=True)
    assert "Vidéo" in drafts(page)[0].body


def test_what_nobody_may_read_leaves_at_once():
    page = ResourcePageFactory(video=True)
    assert Entry.objects.filter(subject=subject_of(page.translation_key)).count() == 1
    restriction = PageViewRestriction.objects.create(page=library(), restriction_type="login")
    assert not Entry.objects.filter(subject__startswith="resource:").exists()
    restriction.delete()
    assert Entry.objects.filter(subject__startswith="resource:").count() == 1
    page.unpublish()
    assert not Entry.objects.filter(subject__startswith="resource:").exists()


def test_the_projection_follows_every_change(django_capture_on_commit_callbacks):
    page = ResourcePageFactory(video=True, skills=["email"])
    page.title = "Autre titre"
    page.save_revision().publish()
    assert Entry.objects.get(subject=subject_of(page.translation_key)).title == "Autre titre"
    parent = library()
    parent.slug = "bibliotheque"
    with django_capture_on_commit_callbacks(execute=True):
        parent.save_revision().publish()
    assert Entry.objects.get(subject=subject_of(page.translation_key)).url.startswith("/fr/bibliotheque/")
    assert list(differences()) == []
    page.delete()
    assert list(differences()) == []
    assert not Entry.objects.filter(subject__startswith="resource:").exists()


def test_a_card_ends_with_its_page():
    ends = timezone.now() + timedelta(days=3)
    [card] = drafts(ResourcePageFactory(expire_at=ends))
    assert card.expires_at == ends


@pytest.mark.any_database
def test_the_source_asks_the_same_questions_whatever_the_number():
    numbers = []
    for more in (2, 10):
        pages = [ResourcePageFactory(skills=["email", "scams"]) for _ in range(more)]
        drafts(pages[0])
        with CaptureQueriesContext(connection) as queries:
            drafts(*pages)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 5
