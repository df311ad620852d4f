"""The letters of alerts, in plain text and in the language of the person; nothing leaves here."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from network.catalogue.alerts.question import address, in_words, network
from network.catalogue.feeds.content_lines import plain
from network.catalogue.labels import reserved
from network.catalogue.models import Alert
from network.catalogue.results import Card

MOST_TOLD = 20
LONGEST_SUBJECT = 150


def confirmation(alert: Alert) -> dict[str, str]:
    """Return subject and text of the letter that asks whether the person wants the alert."""
    with override(alert.language):
        subject = _("Confirm your alert: %(search)s") % {"search": in_words(alert.question)}
        return _letter(subject, "catalogue/alerts/confirmation.txt", _frame(alert))


def news(alert: Alert, cards: Sequence[Card], again: Sequence[Card] = ()) -> dict[str, str]:
    """Return subject and text of the letter that tells of new cards, and `again` of known ones with their
    new dates; call in the person's language."""
    words = (
        ngettext("%(n)s new answer: %(search)s", "%(n)s new answers: %(search)s", len(cards))
        if cards
        else _("New dates: %(search)s")
    )
    context = {
        "cards": _told(cards),
        "again": _told(again[: MOST_TOLD - len(cards[:MOST_TOLD])]),
        "others": max(0, len(cards) + len(again) - MOST_TOLD),
        "search_url": f"{settings.SITE_URL}{address(alert.question)}",
        "stop_url": stop_url(alert),
    }
    subject = words % {"n": len(cards), "search": in_words(alert.question)}
    return _letter(subject, "catalogue/alerts/news.txt", _frame(alert) | context)


def _told(cards: Sequence[Card]) -> list[tuple[Card, str]]:
    """Return the first cards, each with whom it is kept for."""
    return [(card, reserved(card.reserved_for)) for card in cards[:MOST_TOLD]]


def alert_url(alert: Alert) -> str:
    return f"{settings.SITE_URL}{reverse('alert', args=[alert.key])}"


def stop_url(alert: Alert) -> str:
    """Return the address that a mail program stops the alert by (RFC 8058), in its language."""
    with override(alert.language):
        return f"{settings.SITE_URL}{reverse('alert-stop', args=[alert.key])}"


def _frame(alert: Alert) -> dict[str, object]:
    return {
        "alert": alert,
        "alert_url": alert_url(alert),
        "network": network(),
        "search": in_words(alert.question),
        "site_url": settings.SITE_URL,
    }


def _letter(subject: str, template: str, context: dict[str, object]) -> dict[str, str]:
    return {
        "subject": plain(subject)[:LONGEST_SUBJECT],
        "text": render_to_string(template, context),
    }
