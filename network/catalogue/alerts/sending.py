"""Letters leave one by one; one that may have left already goes again under the same name only."""

import logging
from datetime import datetime
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from network.catalogue.alerts.letters import stop_url
from network.catalogue.models import AlertMessage

logger = logging.getLogger(__name__)


def send_waiting(*, now: datetime, only: int | None = None) -> int:
    """Send the letters that wait, or `only` one of them; return how many left.

    A sender takes a letter before it sends it: two senders never send the same one.
    """
    waiting = AlertMessage.objects.waiting(now)
    letters = waiting.filter(pk=only) if only else waiting
    return sum(_send(letter, waiting, now) for letter in letters.order_by("pk"))


def _send(letter: AlertMessage, waiting: QuerySet[AlertMessage], now: datetime) -> bool:
    one = AlertMessage.objects.filter(pk=letter.pk)
    is_mine = waiting.select_related(None).filter(pk=letter.pk).update(claimed_at=now)
    if not is_mine:
        return False
    try:
        _email(letter).send()
    except (SMTPException, OSError) as error:
        # The next run takes it up. Never the address: this is a log.
        logger.warning("The letter %s of an alert did not leave: %s", letter.pk, type(error).__name__)
        one.update(claimed_at=None)
        return False
    one.update(sent_at=now, text="")
    return True


def _email(letter: AlertMessage) -> EmailMessage:
    host = urlsplit(settings.SITE_URL).hostname
    headers = {
        "Message-ID": f"<alert-{letter.name}@{host}>",
        "List-Unsubscribe": f"<{stop_url(letter.alert)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(letter.subject, letter.text, to=[letter.alert.email], headers=headers)
