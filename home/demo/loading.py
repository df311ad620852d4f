"""The demonstration as a whole: its steps in order, all of them or none."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from events.models import WorkshopPage
from home.demo import LANGUAGE
from home.demo.funding import load_calls, load_funding_pages, load_programmes
from home.demo.menus import load_menus
from home.demo.needs import load_needs
from home.demo.network import load_network, name_privacy_page
from home.demo.news import load_news
from home.demo.offers import load_offers
from home.demo.organisations import load_organisations
from home.demo.pages import load_home, load_pages
from home.demo.pictures import load_pictures
from home.demo.places import load_places
from home.demo.resources import load_library
from home.demo.sessions import load_sessions
from home.demo.testimonials import load_testimonials, load_testimonials_pages
from home.demo.translating import load_english_pages, load_english_workshops
from home.demo.workshops import load_workshops
from network.catalogue.projection import one_refresh

Report = Callable[[str, int], None]


def load(*, now: datetime, report: Report) -> None:
    """Add what the site lacks of the demonstration; `report` hears each step and how much it added."""
    # One refresh for all: the catalogue would otherwise follow each of several hundred changes.
    with override(LANGUAGE), transaction.atomic(), one_refresh():
        for name, step in _steps(now):
            report(name, step())


def is_needed() -> bool:
    """Return whether the site has no workshop at all yet."""
    return not WorkshopPage.objects.exists()


def _steps(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    yield "settings", load_network
    yield "pictures", load_pictures
    yield "organisations", load_organisations
    yield "places", lambda: load_places(now=now)
    yield "offers", lambda: load_offers(now=now)
    yield "pages", load_pages
    yield "page about personal data", name_privacy_page
    yield "home page", load_home
    yield "needs", load_needs
    yield "news", lambda: load_news(now=now)
    yield "pages in English", load_english_pages
    yield "funding pages", load_funding_pages
    yield "resources", lambda: load_library(now=now)
    yield "pages of testimonials", load_testimonials_pages
    yield "menu links", load_menus
    yield "workshops", load_workshops
    yield "workshops in English", load_english_workshops
    yield "sessions", lambda: load_sessions(now=now)
    yield "programmes", lambda: load_programmes(now=now)
    yield "calls", lambda: load_calls(now=now)
    yield "testimonials", load_testimonials
