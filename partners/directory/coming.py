"""The coming workshops of a place or an organisation, read from the catalogue."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, Subquery

from network.catalogue.cards import card_of
from network.catalogue.models import CatalogueState, Entry, EntrySession
from network.catalogue.presentation import ShownCard, shown_card
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary

MOST_CARDS = 6
MOST_DATES = 200


def coming_at(place_key: str, now: datetime) -> list[ShownCard]:
    """Return the cards that happen at a place, soonest first."""
    return _cards(Q(entry__key__endswith=f"@{place_key}"), now)


def coming_with(partner: str, now: datetime) -> list[ShownCard]:
    """Return the cards an organisation leads, soonest first."""
    return _cards(Q(entry__partner=partner), now)


def coming_of(subjects: Collection[str], now: datetime) -> list[ShownCard]:
    """Return the cards of these subjects of the catalogue, soonest first."""
    return _cards(Q(entry__subject__in=subjects), now)


def _cards(condition: Q, now: datetime) -> list[ShownCard]:
    """Return the cards of the coming dates, with the catalogue's version read in the same query."""
    version, language = CatalogueState.objects.values("version")[:1], reading_language()
    dates = (
        EntrySession.objects.coming(now, language=language)
        .filter(condition)
        .select_related("entry")
        .annotate(version=Subquery(version))
        .order_by("starts_at", "entry__key")[:MOST_DATES]
    )
    by_card: dict[Entry, list[EntrySession]] = defaultdict(list)
    for date in dates:
        by_card[date.entry].append(date)
    shown = list(by_card.items())[:MOST_CARDS]
    return [
        shown_card(card_of(entry, its_dates), vocabulary(its_dates[0].version or ""), language)
        for entry, its_dates in shown
    ]
