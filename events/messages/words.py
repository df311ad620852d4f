"""The words of a message, in the language of its person; written when it leaves, so that they say what is."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from wagtail.models import Site

from events.messages import defaults
from events.messages.placeholders import Values, filled, filled_line
from events.messages.values import sample_values, values_of
from events.models import Message, Wording
from network.catalogue.feeds.content_lines import plain
from network.content.models import NetworkSettings

LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Words:
    """A subject on one line, a plain text, and the same as a page of HTML."""

    subject: str
    text: str
    html: str


def words_of(message: Message) -> Words:
    """Return what a message says now."""
    with override(message.recipient.language):
        network = network_now()
        return written(chosen_words(message.kind), values_of(message, network), network)


def sample(words: defaults.Words, language: str) -> Words:
    """Return what these words would say to an invented person."""
    with override(language):
        network = network_now()
        return written(words, sample_values(network), network)


def chosen_words(kind: str) -> defaults.Words:
    """Return the words of a kind in the active language: those of staff, else the site's own."""
    own = Wording.objects.filter(kind=kind, language=get_language()).first()
    return defaults.Words(own.subject, own.text) if own else defaults.default_words(kind)


def written(words: defaults.Words, values: Values, network: NetworkSettings) -> Words:
    """Return words with their values, in the frame of every message of the network."""
    subject = " ".join(plain(filled_line(words.subject, values)).split())[:LONGEST_SUBJECT]
    context = {
        "language": get_language(),
        "subject": subject,
        "paragraphs": list(filled(words.text, values)),
        "network": network,
        "site_url": settings.SITE_URL,
    }
    text = render_to_string("events/messages/message.txt", context)
    return Words(subject, text, render_to_string("events/messages/message.html", context))


def network_now() -> NetworkSettings:
    return NetworkSettings.for_site(Site.objects.get(is_default_site=True))
