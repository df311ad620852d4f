"""What plain pages tell the search of the site, and that it follows them in the same transaction."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home.catalogue import PlainPageSource
from home.models import StandardPage
from network.catalogue.models import Entry
from network.catalogue.projection import differences
from network.catalogue.sources import EntryDraft
from tests.factories.events import WorkshopPageFactory
from tests.factories.home import StandardPageFactory, home_page

pytestmark = pytest.mark.django_db


def told(*pages: Page) -> list[EntryDraft]:
    return PlainPageSource().drafts([f"page:{page.translation_key}" for page in pages])


def titles() -> set[str]:
    """Return the titles of the plain pages that the projection tells of, which a rebuild would tell too."""
    assert list(differences()) == []
    return set(Entry.objects.filter(kind="page").values_list("title", flat=True))


def test_a_page_tells_its_words_without_markup() -> None:
    page = StandardPageFactory(
        title="Nous aider",
        introduction="Donnez une heure.",
        body=[("heading", "Comment ?"), ("paragraph", "<p>Venez <b>comme vous êtes</b>.</p>")],
    )
    [card] = told(page)
    assert (card.title, card.summary, card.kind) == ("Nous aider", "Donnez une heure.", "page")
    assert (card.url, card.in_catalogue, card.is_dated) == (page.get_url(), False, False)
    assert "Comment ?" in card.body
    assert "Venez comme vous êtes ." in card.body or "Venez comme vous êtes." in card.body
    assert "Donnez" not in card.body


def test_the_home_page_and_lists_are_told_but_workshops_have_a_source_of_their_own() -> None:
    workshop = WorkshopPageFactory(title="Courriel", sessions=1)
    assert {"Agenda", "Annuaire", home_page().title} <= titles()
    assert told(workshop) == []


def test_each_language_tells_its_own_words() -> None:
    page = StandardPageFactory(title="Nous aider")
    assert told(page)[0].shown_in == ("fr", "en")
    english = Locale.objects.get_or_create(language_code="en")[0]
    page.copy_for_translation(english, copy_parents=True, alias=True)
    assert [card.language for card in told(page)] == ["fr"]
    StandardPage.objects.get(locale=english).delete()
    translation = page.copy_for_translation(english, copy_parents=True)
    translation.title = "Help us"
    translation.save_revision().publish()
    assert [(card.title, card.shown_in) for card in told(page)] == [
        ("Nous aider", ("fr",)),
        ("Help us", ("en",)),
    ]
    assert titles() >= {"Nous aider", "Help us"}


def unpublish(page: Page) -> None:
    page.unpublish()


def lock_above(page: Page) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


def move_below_a_private_page(page: Page) -> None:
    private = StandardPageFactory(title="Réservé")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page.move(private, pos="last-child")


def delete(page: Page) -> None:
    Page.objects.get(pk=page.pk).delete()


def delete_above(page: Page) -> None:
    Page.objects.get(pk=page.get_parent().pk).delete()


@pytest.mark.parametrize("hide", [unpublish, lock_above, move_below_a_private_page, delete, delete_above])
def test_what_nobody_may_read_is_gone_at_once(hide: Callable[[Page], None]) -> None:
    page = StandardPageFactory(title="Secret", parent=StandardPageFactory(title="Au-dessus"))
    assert "Secret" in titles()
    hide(page)
    assert "Secret" not in titles()


def test_a_page_follows_the_address_of_the_page_above(django_capture_on_commit_callbacks: Callable) -> None:
    above = StandardPageFactory(title="Au-dessus")
    StandardPageFactory(title="Dessous", parent=above)
    above.slug = "ailleurs"
    with django_capture_on_commit_callbacks(execute=True):
        above.save()
    assert "/ailleurs/" in Entry.objects.get(title="Dessous").url
    assert titles()


def test_all_pages_follow_the_site() -> None:
    above = StandardPageFactory(title="Nouveau départ")
    StandardPageFactory(title="Dessous", parent=above)
    site = Site.objects.get(is_default_site=True)
    site.root_page = above
    site.save()
    assert titles() == {"Nouveau départ", "Dessous"}


@pytest.mark.parametrize("number", [2, 12])
def test_the_source_asks_the_same_questions_whatever_the_number(
    number: int, django_assert_num_queries: Callable
) -> None:
    pages = [StandardPageFactory() for _ in range(number)]
    told(pages[0])
    with django_assert_num_queries(4):
        assert len(told(*pages)) == number
