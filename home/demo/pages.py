"""The standard pages below home, and the welcome of home itself."""

from home.blocks import DoorsBlock
from home.demo import LANGUAGE
from home.demo.body import sections
from home.demo.pictures import pictures_by_name
from home.demo.publishing import publish, publish_below
from home.demo.texts import Texts, read
from home.models import HomePage, StandardPage

HOME_FIELDS = ("headline", "introduction", "examples", "phone_sentence")


def home_page() -> HomePage:
    """Return the French home page."""
    return HomePage.objects.get(locale__language_code=LANGUAGE)


def load_pages() -> int:
    """Add the standard pages whose address is free below home; return how many."""
    home = home_page()
    taken = set(home.get_children().values_list("slug", flat=True))
    missing = [told for told in read("pages")["page"] if told["slug"] not in taken]
    pictures = pictures_by_name()
    for told in missing:
        page = StandardPage(
            slug=told["slug"],
            title=told["title"],
            introduction=told["introduction"],
            picture=pictures[told["picture"]],
            body=list(sections(told["sections"], pictures)),
        )
        publish_below(home, page)
    return len(missing)


def load_home() -> int:
    """Write the welcome of the French home page; return 1, or 0 where somebody edited it."""
    return write_home(home_page(), read("pages")["home"], LANGUAGE)


def write_home(home: HomePage, told: Texts, language: str) -> int:
    """Write the welcome of a home page that nobody edited yet; return 1, or 0 where somebody did."""
    if home.latest_revision_id:
        return 0
    for name in HOME_FIELDS:
        setattr(home, name, told[name])
    home.doors = DoorsBlock().to_python([{"type": "door", "value": door} for door in told["door"]])
    home.body = list(sections(told["sections"], pictures_by_name(), language))
    publish(home)
    return 1
