"""The front of the site for tests: its home page is the one that migrations planted."""

import factory
from wagtail.models import Locale, Page
from wagtail_factories import PageFactory

from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage


def home_page() -> HomePage:
    """Return the home page every new site starts with."""
    return HomePage.objects.get(locale__language_code="fr")


class StandardPageFactory(PageFactory):
    """A published page below home, without any text."""

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence(lambda number: f"Qui sommes-nous {number}")

    class Meta:
        model = StandardPage


class NewsIndexPageFactory(PageFactory):
    parent = factory.LazyFunction(home_page)
    title = "Actualités"
    slug = "actualites"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PageFactory):
    """A published piece of news: `NewsPageFactory(parent=news_index)`."""

    title = factory.Sequence(lambda number: f"Nouvelle {number}")
    introduction = "Ce qui se passe."

    class Meta:
        model = NewsPage


def translated(page: Page, **texts: object) -> Page:
    """Return the page in English, published with these texts; its parent has an English version."""
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    for name, value in texts.items():
        setattr(english, name, value)
    english.save_revision().publish()
    english.refresh_from_db()
    return english
