"""What makes a database of another day fit for today."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network import erasures
from network.backup.making import Report
from network.catalogue import projection
from network.catalogue.engines import catalogue_engine, generation
from network.catalogue.state import touch as renew_catalogue
from network.content.state import touch as renew_content


def bring_up_to_date(*, since: datetime, report: Report) -> None:
    """Migrate, erase again what was erased after `since`, and rebuild all that is made from the rows."""
    ContentType.objects.clear_cache()
    cache.clear()
    report(_("4/5 Bringing it up to date"))
    call_command("migrate", interactive=False, verbosity=0)
    erased = sum(erasures.replay(since).values())
    report(ngettext("%(count)s row erased again", "%(count)s rows erased again", erased) % {"count": erased})
    # Who logged out since would be logged in again.
    Session.objects.all().delete()
    # A version that comes back would bring back the pages that were kept under it.
    renew_content()
    renew_catalogue(words=True)
    report(_("5/5 Catalogue"))
    generation.renew()
    projection.rebuild()
    if catalogue_engine().health().detail:
        told = _(
            "The search server does not answer: the database does, until send_catalogue has told it all."
        )
        report(f"    {told}")
    cache.clear()
