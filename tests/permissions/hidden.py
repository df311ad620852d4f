"""One of everything that nobody may read, for each reason why; all carry the same word."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import NewsIndexPage
from tests.factories.events import SessionFactory, WorkshopPageFactory
from tests.factories.funding import ProgrammePageFactory
from tests.factories.home import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.partners import OfferFactory, OrganisationFactory, PlaceFactory
from tests.factories.resources import ResourcePageFactory
from tests.factories.testimonials import ConsentFactory, TestimonialFactory, testimonials_page

# Asked for by the first, recognised by the second: pages repeat what was asked.
ASKED, SECRET, SHOWN = "zibeline", "xyzzy", "plugh"
HOUR = timedelta(hours=1)


_numbers = count(1)


def _name(word: str) -> str:
    """Return a name that was not used yet: two pages cannot have one address."""
    return f"Zibeline {word} {next(_numbers)}"


def pages(word: str) -> Iterator[Page]:
    """Make a page of each kind that speaks of something, published."""
    news = NewsIndexPage.objects.first() or NewsIndexPageFactory()
    yield StandardPageFactory(title=_name(word))
    yield NewsPageFactory(title=_name(word), parent=news)
    workshop = WorkshopPageFactory(title=_name(word), introduction=f"On y apprend {word}.")
    SessionFactory(workshop=workshop, place=PlaceFactory())
    yield workshop
    yield ResourcePageFactory(title=_name(word))
    yield ProgrammePageFactory(title=_name(word))


def draft(page: Page) -> None:
    page.unpublish()


def scheduled(page: Page) -> None:
    page.unpublish()
    page.go_live_at = timezone.now() + HOUR
    page.save_revision(approved_go_live_at=page.go_live_at)


def ended(page: Page) -> None:
    """Its end has come; nothing has taken it down yet."""
    page.expire_at = timezone.now() - HOUR
    page.save()


def private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def below_a_private_page(page: Page) -> None:
    closed = StandardPageFactory(title=_name(SECRET))
    private(closed)
    page.move(closed, pos="last-child")


WAYS: tuple[Callable[[Page], None], ...] = (draft, scheduled, ended, private, below_a_private_page)


def listed(**facts: object) -> None:
    """Make an organisation, a place and an offer alike."""
    word = facts.pop("word", SECRET)
    for make in (OrganisationFactory, PlaceFactory, OfferFactory):
        make(name=_name(word), summary=f"Dit {word}.", **facts)


def hide_everything() -> None:
    for way in WAYS:
        for page in pages(SECRET):
            way(page)
    listed(live=False)
    listed(expire_at=timezone.now() - HOUR)
    yesterday = timezone.localdate() - timedelta(days=1)
    OfferFactory(name=_name(SECRET), summary=f"Dit {SECRET}.", ends_on=yesterday)
    OfferFactory(name=_name(SECRET), organisation=OrganisationFactory(name=_name(SECRET), live=False))
    at_home = WorkshopPageFactory(title=_name(SECRET))
    SessionFactory(workshop=at_home, place=PlaceFactory(name=_name(SECRET), live=False))
    at_home.unpublish()
    testimonials_page()
    TestimonialFactory(title=_name(SECRET), words=SECRET, draft=True)
    TestimonialFactory(title=_name(SECRET), words=SECRET, consent=ConsentFactory(withdrawn=True))


def show_one_of_each() -> None:
    """Make what must be found, so that a sweep that finds nothing is no proof."""
    list(pages(SHOWN))
    listed(word=SHOWN)
    TestimonialFactory(title=_name(SHOWN), words=SHOWN)
