"""Links to the pages of the demonstration, at the top and the bottom of every page, in each language."""

from wagtail.models import Page

from home.demo.pages import home_page
from home.demo.texts import read
from network.content.models import Menu, MenuItem


def load_menus() -> int:
    """Add to each menu the pages it does not link to yet, at its end; return how many links."""
    keys = dict(home_page().get_children().values_list("slug", "translation_key"))
    told = read("pages")["menus"]
    menus = Menu.objects.filter(position__in=told).select_related("locale")
    return sum(_extend(menu, [keys[slug] for slug in told[menu.position]]) for menu in menus)


def _extend(menu: Menu, keys: list[object]) -> int:
    own = {
        page.translation_key: page
        for page in Page.objects.filter(locale=menu.locale, translation_key__in=keys)
    }
    linked = set(menu.items.values_list("page", flat=True))
    missing = [own[key] for key in keys if key in own and own[key].pk not in linked]
    for order, page in enumerate(missing, start=menu.items.count()):
        item = MenuItem(menu=menu, locale=menu.locale, page=page, sort_order=order)
        item.full_clean()
        item.save()
    return len(missing)
