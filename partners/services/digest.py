"""Once a day, moderators hear how much of partners waits for them, and since when; nothing else of it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from network.accounts.letters import write_letter
from network.accounts.models import AccountLetter
from network.content import moderators
from partners.models import ImportRun, Proposal
from partners.models.import_run import State as ImportState

TEMPLATE = "partners/mail/digest.txt"
REVIEW = "review:index"


@transaction.atomic
def tell_moderators(*, now: datetime) -> int:
    """Write to each moderator about what waits, once a day at most; return how many letters that makes."""
    waiting = _waiting()
    if not waiting:
        return 0
    with override(settings.LANGUAGE_CODE):
        subject = _("Changes of partners wait for your review")
        # A letter that left has forgotten to whom: all are told together, or nobody.
        if AccountLetter.objects.filter(subject=subject, created_at__gte=_midnight(now)).exists():
            return 0
        people = moderators.addresses()
        for email in people:
            write_letter(to=email, subject=subject, template=TEMPLATE, context=_words(waiting, now))
    return len(people)


def _waiting() -> list[datetime]:
    """Return since when each change and each file waits."""
    files = ImportRun.objects.filter(state=ImportState.ASKED)
    changes = Proposal.objects.to_review()
    return [moment for rows in (changes, files) for moment in rows.values_list("created_at", flat=True)]


def _words(waiting: list[datetime], now: datetime) -> dict[str, object]:
    days = (timezone.localdate(now) - timezone.localdate(min(waiting))).days
    number = len(waiting)
    count = ngettext("%(number)s change to review", "%(number)s changes to review", number)
    return {
        "count": count % {"number": number},
        "age": ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else "",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse(REVIEW)}",
    }


def _midnight(now: datetime) -> datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
