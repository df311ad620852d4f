"""The links of the menus in the active language; a page that lacks it is marked with its own."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from wagtail.models import Page

from network.content.languages import here
from network.content.models import MenuItem
from network.content.models.menu import MenuPosition
from network.content.visibility import ReadablePageQuerySet


@dataclass(frozen=True, slots=True)
class MenuLink:
    """`language` is empty unless the page speaks another one."""

    title: str
    url: str
    language: str = ""
    is_current: bool = False


def menus() -> dict[str, tuple[MenuLink, ...]]:
    """Return the links of each menu, in the order staff gave them, without those of unpublished pages."""
    items = MenuItem.objects.filter(menu__locale__language_code=get_language())
    items = list(items.select_related("menu", "page__locale").order_by("sort_order"))
    elsewhere = {item.page.translation_key for item in items if _speaks_another(item.page, item)}
    own = _translations(elsewhere)
    found: dict[str, list[MenuLink]] = {position: [] for position in MenuPosition.values}
    for item in items:
        if link := _link(item, own):
            found[item.menu.position].append(link)
    return {position: tuple(links) for position, links in found.items()}


def is_current(path: str, url: str) -> bool:
    """Return whether a link leads to where one is, or above it."""
    is_home = url.count("/") <= 2
    return path == url if is_home else path.startswith(url)


def _speaks_another(page: Page | None, item: MenuItem) -> bool:
    return page is not None and page.locale_id != item.locale_id


def _translations(keys: Collection[UUID]) -> dict[UUID, Page]:
    """Return the readable pages of these keys in the active language; no query without keys."""
    if not keys:
        return {}
    pages = ReadablePageQuerySet(Page).filter(translation_key__in=keys).originals()
    own = pages.readable().filter(locale__language_code=get_language())
    return {page.translation_key: page for page in own}


def _link(item: MenuItem, own: dict[UUID, Page]) -> MenuLink | None:
    if item.page is None:
        return MenuLink(item.text, here(item.address))
    page = own.get(item.page.translation_key, item.page)
    url = page.get_url()
    if not url or not page.live:
        return None
    language = page.locale.language_code if _speaks_another(page, item) else ""
    return MenuLink(item.text or page.title, url, language)
