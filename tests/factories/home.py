"""The front of the site for tests: its home page is the one that migrations planted."""

from datetime import date

import factory
from wagtail.models import Locale, Page
from wagtail_factories import PageFactory

from home.models import AssessmentPage, FiguresPage, HomePage, NewsIndexPage, NewsPage, StandardPage, Survey


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


class AssessmentPageFactory(PageFactory):
    """The self-assessment below home, with the questions it begins with."""

    parent = factory.LazyFunction(home_page)
    title = "Où en suis-je ?"
    slug = "mon-profil"

    class Meta:
        model = AssessmentPage


class FiguresPageFactory(PageFactory):
    """The page of the key figures below home."""

    parent = factory.LazyFunction(home_page)
    title = "Chiffres clés"

    class Meta:
        model = FiguresPage


class SurveyFactory(factory.django.DjangoModelFactory):
    """A French survey of fifty people with one chart of two figures."""

    title = factory.Sequence(lambda number: f"Enquête {number}")
    organisation = "Le réseau"
    method = "Questionnaire posé de vive voix."
    done_on = date(2024, 3, 15)
    sample_size = 50
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="fr"))
    charts = factory.LazyFunction(lambda: [("chart", drawn())])

    class Meta:
        model = Survey


def drawn(unit: str = "%", **figures: int) -> dict[str, object]:
    """Return the value of a chart block."""
    rows = figures or {"à l’aise": 62, "pressés": 34}
    told = [{"label": label, "value": value} for label, value in rows.items()]
    return {"title": "Ce qui freine", "sentence": "Le premier frein…", "unit": unit, "figures": told}
