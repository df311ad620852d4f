"""Letters about accounts: a row first, then sent at once beside the request, or by the next `send_messages`.

At once, because somebody waits to log in; beside the request, because a page that took longer for addresses
we know would tell which ones those are.
"""

import logging
from collections.abc import Mapping
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Site

from network.accounts.models import AccountLetter
from network.catalogue.feeds.content_lines import plain
from network.content.models import NetworkSettings
from network.letters import sending

LONGEST_SUBJECT = 150
logger = logging.getLogger(__name__)


def write_letter(*, to: str, subject: str, template: str, context: Mapping[str, object]) -> AccountLetter:
    """Write a letter in the active language; it leaves once the caller's transaction is committed."""
    network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    frame = {"network": network, "site_url": settings.SITE_URL}
    letter = AccountLetter.objects.create(
        email=to,
        language=get_language() or settings.LANGUAGE_CODE,
        subject=plain(subject)[:LONGEST_SUBJECT],
        text=render_to_string(template, {**frame, **context}),
        created_at=timezone.now(),
    )
    if settings.LETTERS_AT_ONCE:
        # No daemon: a process that ends would leave the letter taken, and late by ten minutes.
        transaction.on_commit(lambda: Thread(target=_send_beside).start())
    return letter


def send_letters() -> int:
    """Send the letters about accounts that wait; return how many left."""
    return sending.send_waiting(AccountLetter.objects.all(), _deliver)


def _send_beside() -> None:
    try:
        send_letters()
    except Exception as error:  # the row is there, the next `send_messages` takes it
        logger.warning("Letters about accounts wait for the next run: %s", type(error).__name__)
    finally:
        connection.close()


def _deliver(letter: AccountLetter) -> None:
    headers = {
        "Message-ID": sending.message_id(letter),
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    EmailMessage(letter.subject, letter.text, to=[letter.email], headers=headers).send()
