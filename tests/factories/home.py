"""The front of the site for tests: its home page is the one that migrations planted."""

import factory
from wagtail_factories import PageFactory

from home.models import HomePage, StandardPage


def home_page() -> HomePage:
    """Return the home page every new site starts with."""
    return HomePage.objects.get(locale__language_code="fr")


class StandardPageFactory(PageFactory):
    """A published page below home, without any text."""

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence(lambda number: f"Qui sommes-nous {number}")

    class Meta:
        model = StandardPage
