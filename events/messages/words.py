"""The words of a message, in the language of its person; written when it leaves, so that they say what is."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Site

from events.enums import MessageKind
from events.models import Message, Session
from events.registration.links import links_at, manage_url
from network.content.models import NetworkSettings

LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Words:
    """A subject on one line and a plain text."""

    subject: str
    text: str


def words_of(message: Message) -> Words:
    """Return what a message says now."""
    with override(message.recipient.language):
        workshop = message.session.workshop
        subject = f"{message.get_kind_display()} – {workshop}"
        context = {
            "message": message,
            "session": message.session,
            "workshop": workshop,
            "until": message.offered_until,
            "manage_url": manage_url(message.recipient),
            "links": _links(message),
            "network": NetworkSettings.for_site(Site.objects.get(is_default_site=True)),
        }
        text = render_to_string("events/messages/message.txt", context)
    return Words(" ".join(subject.split())[:LONGEST_SUBJECT], text)


def _links(message: Message) -> list[tuple[Session, str]]:
    """Return all that an address asked the links of; nothing for messages about one session."""
    if message.kind != MessageKind.LINK:
        return []
    return links_at(message.recipient.email, now=timezone.now())
