"""What anybody may read, and from when on no longer."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


def lock(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublish(page: Page) -> None:
    page.unpublish()


def move_below_a_private_page(page: Page) -> None:
    private = StandardPageFactory()
    lock(private)
    page.move(private, pos="last-child")


def lock_its_original(page: Page) -> None:
    original = StandardPageFactory()
    StandardPage.objects.filter(pk=page.pk).update(alias_of=original)
    lock(original)


def let_it_end(page: Page) -> None:
    """Its end has come; nothing has taken it down yet."""
    StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


HIDING = [lock, unpublish, move_below_a_private_page, lock_its_original, let_it_end]


@pytest.mark.parametrize("hide", HIDING)
def test_what_is_taken_away_nobody_may_read(hide: Callable[[Page], None]) -> None:
    page = StandardPageFactory()
    assert StandardPage.objects.readable().filter(pk=page.pk).exists()
    hide(page)
    assert not StandardPage.objects.readable().filter(pk=page.pk).exists()


def test_a_page_that_ends_later_is_read_until_then() -> None:
    end = timezone.now() + timedelta(days=1)
    page = StandardPageFactory(expire_at=end)
    assert StandardPage.objects.readable().filter(pk=page.pk).exists()
    assert not StandardPage.objects.readable(end).filter(pk=page.pk).exists()


def test_a_page_taken_down_by_its_end_is_hidden() -> None:
    page = StandardPageFactory(live=True, expired=True)
    assert not StandardPage.objects.readable().filter(pk=page.pk).exists()


@pytest.mark.parametrize("hide", [lock, move_below_a_private_page, lock_its_original])
def test_what_is_private_asks_who_is_there(client, hide: Callable[[Page], None]) -> None:
    page = StandardPageFactory()
    assert client.get(page.get_url()).status_code == 200
    hide(page)
    page = StandardPage.objects.get(pk=page.pk)
    assert client.get(page.get_url()).status_code == 302
