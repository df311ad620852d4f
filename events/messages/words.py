"""The words of a message, in the language of its person; written when it leaves, so that they say what is."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Site

from events.models import Message
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
            "network": NetworkSettings.for_site(Site.objects.get(is_default_site=True)),
        }
        text = render_to_string("events/messages/message.txt", context)
    return Words(" ".join(subject.split())[:LONGEST_SUBJECT], text)
