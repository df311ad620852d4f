"""A message as an e-mail: in text and HTML, with the session as a calendar file where it helps."""

from email.mime.text import MIMEText
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override

from events.enums import MessageKind, RegistrationStatus
from events.messages.words import Words, network_now, words_of
from events.models import Message
from events.session_calendar import session_calendar
from network.catalogue.feeds.content_lines import plain
from network.content.models import NetworkSettings
from network.letters.sending import message_id

# What somebody keeps in a calendar, and what takes it out again.
_KEPT = (MessageKind.CONFIRMED, MessageKind.MOVED)
_TAKEN_OUT = (MessageKind.CANCELLED, MessageKind.CALLED_OFF)


def email_of(message: Message) -> EmailMultiAlternatives:
    """Return the e-mail of a message, with the words of now."""
    with override(message.recipient.language):
        network = network_now()
        organiser = _organiser(message, network)
        email = framed(
            words_of(message),
            to=message.recipient.email,
            language=message.recipient.language,
            network=network,
        )
        email.reply_to = [organiser] if organiser else []
        email.extra_headers["Message-ID"] = message_id(message)
        if _concerns_calendar(message):
            email.attach(_calendar(message, organiser))
    return email


def framed(words: Words, *, to: str, language: str, network: NetworkSettings) -> EmailMultiAlternatives:
    """Return words as an e-mail from the network, marked as written by a machine (RFC 3834 §5)."""
    sender = formataddr((plain(network.name), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    email = EmailMultiAlternatives(words.subject, words.text, sender, [to], headers=headers)
    email.attach_alternative(words.html, "text/html")
    return email


def _organiser(message: Message, network: NetworkSettings) -> str:
    """Return the address of who answers questions: the workshop's organisation, else the network."""
    return message.session.workshop.organisation.email or network.email


def _concerns_calendar(message: Message) -> bool:
    comes = any(one.status == RegistrationStatus.CONFIRMED for one in message.people)
    if comes or message.kind not in _TAKEN_OUT:
        return comes and message.kind in _KEPT
    # Only who had a seat has the date in a calendar.
    same = {"registration": message.registration} if message.registration else {"party": message.party}
    had_seat = Message.objects.filter(kind=MessageKind.CONFIRMED, **same)
    return had_seat.exists()


def _calendar(message: Message, organiser: str) -> MIMEText:
    is_cancelled = message.kind in _TAKEN_OUT
    content = session_calendar(
        message.session, organiser=organiser, is_cancelled=is_cancelled, told_at=message.created_at
    )
    part = MIMEText(content.decode(), "calendar", "utf-8")
    part.set_param("method", "CANCEL" if b"\nMETHOD:CANCEL" in content else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="seance.ics")
    return part
