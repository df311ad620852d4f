"""The library and its resources for tests; traits say what is special about one."""

from datetime import timedelta

import factory
from django.utils import timezone
from wagtail_factories import PageFactory

from home.models import LibraryPage, ResourcePage
from home.resources.enums import ResourceKind, ResourceLicence
from network.catalogue.models import Skill
from tests.factories.home import home_page, translated


class LibraryPageFactory(PageFactory):
    title = "Ressources"
    slug = "ressources"
    parent = factory.LazyFunction(home_page)

    class Meta:
        model = LibraryPage


def library() -> LibraryPage:
    """Return the French library, made when it is first needed."""
    return LibraryPage.objects.filter(locale__language_code="fr").first() or LibraryPageFactory()


class ResourcePageFactory(PageFactory):
    """A published guide for beginners, in French, whose address nobody else has."""

    parent = factory.LazyFunction(library)
    title = factory.Sequence(lambda number: f"Guide {number}")
    introduction = "Ce qu’il faut savoir, page après page."
    why = "Il est court et clair."
    provider = "Éditions du Coin de table"
    url = factory.Sequence(lambda number: f"https://coindetable.example/guide-{number}")
    languages = ("fr",)

    class Meta:
        model = ResourcePage
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(live=False)
        video = factory.Trait(kind=ResourceKind.VIDEO, duration_minutes=9)
        course = factory.Trait(kind=ResourceKind.ONLINE_COURSE, needs_account=True, duration_minutes=90)
        software = factory.Trait(
            kind=ResourceKind.FREE_SOFTWARE, licence=ResourceLicence.FREE_SOFTWARE, works_offline=True
        )
        stale = factory.Trait(checked_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(400)))

    @factory.post_generation
    def skills(self, create: bool, keys: list[str] | None, **_: object) -> None:
        """Take skill keys: `ResourcePageFactory(skills=["email"])`."""
        if create:
            self.skills.set(Skill.objects.filter(key__in=keys or ["internet"], locale__language_code="fr"))
            self.save()


def english_library() -> LibraryPage:
    """Return the English library, made when it is first needed."""
    found = LibraryPage.objects.filter(locale__language_code="en").first()
    return found or translated(library(), title="Resources", slug="resources")


def in_english(resource: ResourcePage, **texts: str) -> ResourcePage:
    """Return the English version of a resource, published with these texts."""
    english_library()
    return translated(resource, **texts)
