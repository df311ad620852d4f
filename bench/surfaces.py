"""What is measured: addresses of the site, how often they are asked, and what they may cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from urllib.parse import quote

from wagtail.models import Page

from bench.content import COMMON, RARE

# From 1,000 sessions to 10,000.
PAGE_GROWTH, RARE_GROWTH, COMMON_GROWTH = 1.2, 2, 4


@dataclass(frozen=True, slots=True)
class Surface:
    """Addresses asked in turn; the most T and queries one may cost, and the most times as much as of a tenth
    of the sessions.

    `is_kept` asks the site with its cache of pages, all others the site without; `is_known` as a browser
    that has the page. `is_question` asks the catalogue's engine something; `times` is how often to ask.
    """

    name: str
    addresses: list[str]
    most_t: float
    most_queries: int
    most_growth: float = PAGE_GROWTH
    is_kept: bool = False
    is_known: bool = False
    is_question: bool = False
    times: int = 0


def surfaces() -> Iterator[Surface]:
    """Yield the surfaces of the site as it is filled."""
    near = ["Dijon", "Besançon", "Nevers", "Mâcon", "Auxerre", "Dole", "Belfort", "Vesoul"]
    days = [date.today() + timedelta(days=number) for number in range(10, 18)]
    common = [
        f"/fr/catalogue/?q={COMMON}&near={quote(town)}&radius=30&from={day}"
        for town, day in zip(near, days, strict=True)
    ]
    rare = [f"/fr/catalogue/?q={quote(RARE)}&from={day}" for day in days]
    anywhere = [f"/fr/catalogue/?q={COMMON}&from={day}" for day in days]
    api = [address.replace("/fr/catalogue/", "/api/v1/catalogue") for address in common]
    yield Surface("catalogue, common word, 30 km, dates", common, 12, 8, COMMON_GROWTH, is_question=True)
    yield Surface("catalogue, rare word", rare, 9, 8, RARE_GROWTH, is_question=True)
    yield Surface("catalogue, common word", anywhere, 12, 8, COMMON_GROWTH, is_question=True)
    yield Surface("catalogue, empty question", ["/fr/catalogue/"], 12, 8, is_question=True)
    yield Surface("API, 20 cards", api, 6, 6, COMMON_GROWTH, is_question=True)
    # It tells every session, reading five hundred cards at a time in two queries.
    yield Surface("iCalendar, all sessions", ["/fr/catalogue.ics"], 100, 20, inf, times=8)
    yield Surface("RSS", ["/fr/catalogue.rss"], 12, 8)
    yield Surface("API, unchanged (304)", ["/api/v1/catalogue"], 1.5, 6, is_known=True)
    yield from _pages()
    again = ["/fr/catalogue/"]
    yield Surface("catalogue, kept page", again, 1.5, 12, is_kept=True)
    yield Surface("catalogue, unchanged (304)", again, 1.5, 12, is_kept=True, is_known=True)


def _pages() -> Iterator[Surface]:
    """Yield the home page, then each kind of page with up to eight of its kind."""
    yield Surface("home", ["/fr/"], 12, 12)
    for name, addresses in _addresses().items():
        is_list = name in LISTS
        yield Surface(name, addresses, 14 if is_list else 12, 12)


LISTS = {"calendar", "directory", "news", "resources", "funding", "testimonials"}


def _french(model: type[Page]) -> list[str]:
    return [
        page.get_url() for page in model.objects.live().filter(locale__language_code="fr").order_by("-pk")[:8]
    ]


def _addresses() -> dict[str, list[str]]:
    from events.models import CalendarPage, WorkshopPage
    from funding.models import FundingPage, ProgrammePage
    from home.models import LibraryPage, NewsIndexPage, ResourcePage, TestimonialsPage
    from partners.models import DirectoryPage, Organisation, Place

    directory = DirectoryPage.current()
    return {
        "calendar": _french(CalendarPage),
        "directory": [directory.url],
        "resources": _french(LibraryPage),
        "funding": _french(FundingPage),
        "testimonials": _french(TestimonialsPage),
        "news": _french(NewsIndexPage),
        "workshop": _french(WorkshopPage),
        "programme": _french(ProgrammePage),
        "resource": _french(ResourcePage),
        "organisation": [directory.address_of(one) for one in Organisation.objects.live()[:8]],
        "place": [directory.address_of(one) for one in Place.objects.live()[:8]],
    }
