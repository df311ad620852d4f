"""Funders, programmes and calls for tests; traits say what is special about one."""

from datetime import datetime, time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page, Site
from wagtail_factories import PageFactory

from events.local_time import from_wall_clock
from funding.enums import AidKind, Applicant, AreaKind, FunderKind, MoneySource, Recurrence
from funding.models import Call, Funder, FundingPage, ProgrammePage


class FunderFactory(DjangoModelFactory):
    """A published region."""

    name = factory.Sequence(lambda number: f"Région des Collines {number}")
    kind = FunderKind.LOCAL_AUTHORITY
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="fr"))

    class Meta:
        model = Funder


class FundingPageFactory(PageFactory):
    title = "Financements"
    slug = "financements"
    parent = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True).root_page)

    class Meta:
        model = FundingPage


def funding_page() -> Page:
    """Return the index of programmes, made when it is first needed."""
    return FundingPage.objects.first() or FundingPageFactory()


class ProgrammePageFactory(PageFactory):
    """A published regional grant that comes back every year, without a call."""

    parent = factory.LazyFunction(funding_page)
    title = factory.Sequence(lambda number: f"Aide aux ateliers {number}")
    introduction = "Payer le matériel et les formateurs d’un atelier."
    funder = factory.SubFactory(FunderFactory)
    money_source = MoneySource.PUBLIC
    aid_kind = AidKind.GRANT
    recurrence = Recurrence.RECURRING
    area_kind = AreaKind.REGION
    area_code = "27"
    applicants = (Applicant.ASSOCIATION,)

    class Meta:
        model = ProgrammePage

    class Params:
        draft = factory.Trait(live=False)
        with_figures = factory.Trait(
            money_given=12_000,
            places_opened=4,
            people_reached=1_250,
            figures_period="2026",
            figures_source="Bilan du réseau",
            figures_method="Feuilles d’émargement, personnes comptées une fois",
        )


def days_from_today(days: int, hour: time = time(23, 59)) -> datetime:
    """Return an hour of the day in Paris, so many days from today."""
    return from_wall_clock(datetime.combine(timezone.localdate() + timedelta(days=days), hour))


class CallFactory(DjangoModelFactory):
    """A call open since a month, for sixty days more: `CallFactory(programme=page)`."""

    programme_key = factory.SelfAttribute("programme.translation_key")
    label = factory.Sequence(lambda number: f"Appel {number}")
    opens_at = factory.LazyFunction(lambda: days_from_today(-30, time(0, 0)))
    closes_at = factory.LazyFunction(lambda: days_from_today(60))

    class Meta:
        model = Call

    class Params:
        programme = factory.SubFactory(ProgrammePageFactory)
        closing = factory.Trait(closes_at=factory.LazyFunction(lambda: days_from_today(12)))
        closed = factory.Trait(closes_at=factory.LazyFunction(lambda: days_from_today(-2)))
        upcoming = factory.Trait(opens_at=factory.LazyFunction(lambda: days_from_today(20, time(0, 0))))
