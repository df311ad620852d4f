"""Links to the standard pages, at the top and the bottom of every page."""

from wagtail.models import Page

from home.demo import LANGUAGE
from home.demo.pages import home_page
from home.demo.texts import read
from network.content.models import Menu, MenuItem


def load_menus() -> int:
    """Add to each menu the pages it does not link to yet, at its end; return how many links."""
    pages = {page.slug: page for page in home_page().get_children()}
    told = read("pages")["menus"]
    return sum(_extend(position, [pages[slug] for slug in slugs]) for position, slugs in told.items())


def _extend(position: str, pages: list[Page]) -> int:
    menu = Menu.objects.get(position=position, locale__language_code=LANGUAGE)
    linked = set(menu.items.values_list("page", flat=True))
    missing = [page for page in pages if page.pk not in linked]
    for order, page in enumerate(missing, start=menu.items.count()):
        item = MenuItem(menu=menu, locale=menu.locale, page=page, sort_order=order)
        item.full_clean()
        item.save()
    return len(missing)
