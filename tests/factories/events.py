"""Workshops and sessions for tests; traits say what is special about one."""

from datetime import datetime, timedelta

import factory
from django.db.models import QuerySet
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site
from wagtail_factories import PageFactory

from events.local_time import same_time_after
from events.models import CalendarPage, Registration, Session, WorkshopPage
from events.services.people import Contact, Person
from events.services.registering import register, register_group
from network.catalogue.enums import Fee, Format, Kind, Status
from network.catalogue.models import Entry, Skill


def cards() -> QuerySet[Entry]:
    """Return the cards of the catalogue: all but what only the search of the site finds."""
    return Entry.objects.filter(in_catalogue=True)


class CalendarPageFactory(PageFactory):
    title = "Calendrier"
    parent = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True).root_page)

    class Meta:
        model = CalendarPage


def calendar() -> Page:
    """Return the French calendar of the site, made when it is first needed."""
    return CalendarPage.objects.filter(locale__language_code="fr").first() or CalendarPageFactory()


class WorkshopPageFactory(PageFactory):
    """A published workshop for beginners, free, without a session."""

    parent = factory.LazyFunction(calendar)
    title = factory.Sequence(lambda number: f"Envoyer un courriel {number}")
    introduction = "Écrire, joindre une photo, envoyer."
    organisation = factory.SubFactory("tests.factories.partners.OrganisationFactory")
    you_will = "Écrire un courriel\nJoindre une photo\nRépondre à tous"

    class Meta:
        model = WorkshopPage
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(live=False)
        course = factory.Trait(kind=Kind.COURSE)
        remote = factory.Trait(format=Format.REMOTE)
        hybrid = factory.Trait(format=Format.HYBRID)
        paid = factory.Trait(fee=Fee.PAID, fee_note="5 € la séance")

    @factory.post_generation
    def skills(self, create: bool, keys: list[str] | None, **_: object) -> None:
        """Take skill keys: `WorkshopPageFactory(skills=["email"])`."""
        if create and keys:
            self.skills.set(Skill.objects.filter(key__in=keys, locale=self.locale))
            self.save()

    @factory.post_generation
    def sessions(self, create: bool, number: int | None, **fields: object) -> None:
        """Add so many weekly sessions: `WorkshopPageFactory(sessions=3, sessions__capacity=8)`."""
        for week in range(1, (number or 0) + 1):
            SessionFactory(workshop=self, starts_at=in_days(7 * week), **fields)


def in_days(days: int) -> datetime:
    """Return a moment so many days from now, at the same hour in Paris."""
    return same_time_after(timezone.now().replace(minute=0, second=0, microsecond=0), days)


class SessionFactory(DjangoModelFactory):
    """A session of two hours in a week, at a place, for ten people: `SessionFactory(workshop=page)`."""

    workshop_key = factory.SelfAttribute("workshop.translation_key")
    place = factory.SubFactory("tests.factories.partners.PlaceFactory")
    starts_at = factory.LazyFunction(lambda: in_days(7))
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + timedelta(hours=2))
    capacity = 10

    class Meta:
        model = Session

    class Params:
        workshop = factory.SubFactory(WorkshopPageFactory)
        past = factory.Trait(starts_at=factory.LazyFunction(lambda: in_days(-7)))
        online = factory.Trait(place=None, remote_url="https://visio.example/atelier")
        moved_online = factory.Trait(status=Status.MOVED_ONLINE, remote_url="https://visio.example/atelier")
        full = factory.Trait(status=Status.FULL)
        cancelled = factory.Trait(status=Status.CANCELLED)


def enrol(session: Session, *names: str, now: datetime | None = None) -> list[Registration]:
    """Register people one after the other and return where each stands; each has an e-mail of their own."""
    return [
        register(
            session=session.pk,
            person=Person(first_name=name, last_name="Martin", email=f"{name.casefold()}@exemple.fr"),
            language="fr",
            now=now or timezone.now(),
        ).registration
        for name in names
    ]


def enrol_group(session: Session, *names: str, now: datetime | None = None) -> list[Registration]:
    """Enrol people together, without an address of their own."""
    return register_group(
        session=session.pk,
        contact=Contact(name="Odile Renard", email="odile@exemple.fr"),
        people=[Person(first_name=name, last_name="Petit") for name in names],
        language="fr",
        now=now or timezone.now(),
    ).added
