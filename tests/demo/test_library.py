"""The library of the demonstration, in one language or two."""

import pytest

from home.demo.resources import load_library
from home.demo.texts import read
from home.models import ResourcePage
from network.catalogue.enums import Kind
from network.catalogue.models import Entry, Skill
from tests.demo.conftest import DEMO_NOW

# One worker loads the demonstration.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.xdist_group("demo")]


def test_each_resource_is_told_in_both_languages_and_its_facts_are_the_same():
    assert load_library(now=DEMO_NOW) == 0
    english = ResourcePage.objects.filter(locale__language_code="en")
    assert english.count() == 25
    for page in english:
        original = page.get_translations().get()
        assert (page.url, page.kind, page.checked_on) == (original.url, original.kind, original.checked_on)
        assert page.title != original.title
        assert {skill.locale_id for skill in page.skills.all()} == {page.locale_id}


def test_the_texts_hold_together():
    known = set(Skill.objects.in_language("fr").values_list("key", flat=True))
    told = read("resources")["resource"]
    assert {key for one in told for key in one["skills"]} == known
    assert len({one["kind"] for one in told}) == 12
    assert all(".example/" in one["url"] for one in told)


def test_the_catalogue_shows_tutorials_videos_and_courses_and_the_site_search_the_rest():
    kinds = list(Entry.objects.filter(subject__startswith="resource:").values_list("kind", flat=True))
    assert len(kinds) == 50
    assert kinds.count(Kind.ONLINE_COURSE) == 4
    assert kinds.count(Kind.TUTORIAL) > 5
