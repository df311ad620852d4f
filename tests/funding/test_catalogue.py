"""Programmes are found by the search of the site, each in its language, and never by the catalogue."""

import pytest
from wagtail.models import PageViewRestriction

from network.catalogue import projection
from network.catalogue.models import Entry
from tests.factories.funding import FunderFactory, ProgrammePageFactory, funding_page
from tests.factories.home import translated

pytestmark = pytest.mark.django_db


def told() -> list[Entry]:
    return list(Entry.objects.filter(kind="programme").order_by("key"))


def test_a_programme_is_told_with_its_funder_and_its_area():
    page = ProgrammePageFactory(funder=FunderFactory(name="Fondation Perrelle"), documents="Vos statuts")
    [entry] = told()
    assert entry.subject == f"programme:{page.translation_key}"
    assert (entry.title, entry.organisation, entry.url) == (page.title, "Fondation Perrelle", page.url)
    assert not entry.in_catalogue
    for words in ("Subvention", "Bourgogne-Franche-Comté", "Vos statuts"):
        assert words in entry.body


def test_each_language_has_an_entry_of_its_own():
    page = ProgrammePageFactory(title="Aide")
    translated(funding_page(), title="Funding", slug="funding")
    translated(page, title="Help", slug="help")
    assert {(entry.language, entry.title) for entry in told()} == {("fr", "Aide"), ("en", "Help")}
    assert "Grant" in next(entry.body for entry in told() if entry.language == "en")


@pytest.mark.parametrize("hide", ["draft", "private", "deleted"])
def test_what_is_not_public_is_not_told(hide):
    page = ProgrammePageFactory()
    if hide == "draft":
        page.unpublish()
    elif hide == "private":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    else:
        page.delete()
    assert told() == []


def test_a_funder_that_changes_changes_its_entries():
    funder = FunderFactory(name="Avant")
    ProgrammePageFactory(funder=funder)
    funder.name = "Après"
    funder.save()
    assert [entry.organisation for entry in told()] == ["Après"]
    funder.live = False
    funder.save()
    assert [entry.organisation for entry in told()] == [""]


def test_the_projection_follows_whatever_happens():
    ProgrammePageFactory().unpublish()
    ProgrammePageFactory()
    assert list(projection.differences()) == []


def test_many_programmes_are_told_in_few_queries(django_assert_max_num_queries):
    from funding.catalogue import ProgrammeSource

    subjects = [f"programme:{ProgrammePageFactory().translation_key}" for _ in range(12)]
    with django_assert_max_num_queries(8):
        assert len(ProgrammeSource().drafts(subjects)) == 12
