"""Once a day, moderators hear how much of partners waits for them, and since when; nothing else of it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from network.accounts.letters import write_letter
from network.accounts.models import AccountLetter
from network.content import moderators
from partners.models import Proposal

TEMPLATE = "partners/mail/digest.txt"
REVIEW = "review:index"


@transaction.atomic
def tell_moderators(*, now: datetime) -> int:
    """Write to each moderator about what waits, once a day at most; return how many letters that makes."""
    waiting = Proposal.objects.to_review().aggregate(number=Count("pk"), oldest=Min("created_at"))
    if not waiting["number"]:
        return 0
    with override(settings.LANGUAGE_CODE):
        subject = _("Changes of partners wait for your review")
        today = AccountLetter.objects.filter(subject=subject, created_at__gte=_midnight(now))
        told = set(today.values_list("email", flat=True))
        people = [one for one in moderators.addresses() if one not in told]
        for email in people:
            write_letter(to=email, subject=subject, template=TEMPLATE, context=_words(waiting, now))
    return len(people)


def _words(waiting: dict[str, object], now: datetime) -> dict[str, object]:
    days = (timezone.localdate(now) - timezone.localdate(waiting["oldest"])).days
    number = waiting["number"]
    count = ngettext("%(number)s change to review", "%(number)s changes to review", number)
    return {
        "count": count % {"number": number},
        "age": ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else "",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse(REVIEW)}",
    }


def _midnight(now: datetime) -> datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
