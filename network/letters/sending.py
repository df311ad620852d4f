"""Letters leave one by one, at least once; what may have left already goes again under the same name."""

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPConnectError, SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from network.letters.models import Letter, LetterQuerySet

logger = logging.getLogger(__name__)

# A letter whose sender died is taken up by another after this time.
TAKEN_FOR = timedelta(minutes=10)
MOST_REFUSALS = 5
# A refused letter rests 5, 10, 20, 40 minutes: servers that doubt a sender want to see it again later.
FIRST_REST = timedelta(minutes=5)
# What servers say of an address that they do not know (RFC 5321 §4.2.3, RFC 3463 §3.2 and §3.3). A refusal
# for another reason, such as 5.7.1 of a server that trusts us not yet, is not the address's fault.
UNKNOWN_ADDRESS = frozenset({550, 551, 553})
_ENHANCED = re.compile(rb"^5\.(\d+)\.\d+")
_OF_ADDRESSES = frozenset({b"1", b"2"})
Deliver = Callable[[Letter], None]


class NoSuchAddressError(Exception):
    """Who delivers letters knows no such address, and will not know it tomorrow."""


class UnreachableError(Exception):
    """The server that takes letters does not answer; no letter is to blame."""


def message_id(letter: Letter) -> str:
    """Return the Message-ID of a letter, the same each time it is sent (RFC 5322 §3.6.4)."""
    return f"<{letter._meta.model_name}-{letter.name}@{urlsplit(settings.SITE_URL).hostname}>"


def send_waiting(letters: LetterQuerySet, deliver: Deliver) -> int:
    """Send those of `letters` that wait, in the order they were written; return how many left.

    A sender takes a letter before it sends it: two senders never send the same one. Where the server does
    not answer all wait for the next run.
    """
    waiting = list(letters.waiting(timezone.now()).order_by("pk").values_list("pk", flat=True))
    sent = 0
    try:
        for pk in waiting:
            sent += _send(letters, pk, deliver)
    except UnreachableError as error:
        logger.warning("The letters wait: the mail server does not answer (%s)", error)
    return sent


def try_again(letter: Letter) -> None:
    """Let a letter leave that was set aside, under the same name."""
    fresh = {"refusals": 0, "set_aside_at": None, "due_at": timezone.now()}
    letter._meta.default_manager.filter(pk=letter.pk, sent_at=None).update(**fresh)


def _send(letters: LetterQuerySet, pk: int, deliver: Deliver) -> bool:
    one, now = letters.model._default_manager.filter(pk=pk), timezone.now()
    if not one.waiting(now).update(due_at=now + TAKEN_FOR):
        return False
    letter = letters.filter(pk=pk).first()
    # Whom it was for withdrew meanwhile.
    if letter is None:
        return False
    try:
        deliver(letter)
    except (SMTPConnectError, SMTPServerDisconnected) as error:
        _give_back(one, error)
    except (SMTPException, NoSuchAddressError) as error:
        _refused(one, letter, error)
        return False
    except OSError as error:
        _give_back(one, error)
    one.update(sent_at=timezone.now(), **letter.forgotten)
    return True


def _give_back(one: LetterQuerySet, error: Exception) -> None:
    one.update(due_at=timezone.now())
    raise UnreachableError(type(error).__name__) from error


def _refused(one: LetterQuerySet, letter: Letter, error: Exception) -> None:
    """Let the letter rest, or set it aside. Never the address: this is a log."""
    now, times = timezone.now(), letter.refusals + 1
    rest = FIRST_REST * 2 ** (times - 1)
    is_lost = _is_unknown(error)
    aside = now if is_lost or times >= MOST_REFUSALS else None
    if is_lost:
        letter.address_refused(now)
    one.update(refusals=F("refusals") + 1, due_at=now + rest, set_aside_at=aside)
    logger.warning("The letter %s was refused %s times: %s", letter.pk, times, type(error).__name__)


def _is_unknown(error: Exception) -> bool:
    """Tell whether the server said, for good, that it knows no such address."""
    if not isinstance(error, SMTPRecipientsRefused):
        return isinstance(error, NoSuchAddressError)
    answers = list(error.recipients.values())
    return bool(answers) and all(_says_unknown(code, said) for code, said in answers)


def _says_unknown(code: int, said: bytes) -> bool:
    detail = _ENHANCED.match(said)
    return code in UNKNOWN_ADDRESS and (detail is None or detail[1] in _OF_ADDRESSES)
