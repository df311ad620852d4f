"""What the space of an organisation reaches: the workshops it leads, their dates."""

from django.conf import settings

from events.models import Session, WorkshopPage
from events.models.session import SessionQuerySet
from events.models.workshop_page import WorkshopPageQuerySet
from partners.models import Organisation


def workshops_of(organisation: Organisation) -> WorkshopPageQuerySet:
    """Return the pages of its workshops in the site's language, drafts too."""
    pages = WorkshopPage.objects.filter(organisation=organisation)
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)


def sessions_of(organisation: Organisation) -> SessionQuerySet:
    """Return the dates of its workshops, past ones too."""
    return Session.objects.of_keys(workshops_of(organisation).values("translation_key"))
