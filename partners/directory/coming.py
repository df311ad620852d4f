"""The coming workshops of a place or an organisation, read from the catalogue."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localdate

from network.catalogue.cards import card_of, session_of
from network.catalogue.kept import Kept
from network.catalogue.models import Entry, EntrySession
from network.catalogue.presentation import ShownCard, shown_card
from network.catalogue.presentation.cards import is_full
from network.catalogue.state import current_version
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary

MOST_CARDS = 6
MOST_DATES = 200
_KEPT: Kept[list[ShownCard]] = Kept()


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
    """Return the cards of the coming dates that meet a condition, kept while they are true."""
    version, language = current_version(), reading_language()

    def read() -> tuple[list[ShownCard], Iterator[datetime]]:
        return _read(condition, now, version, language)

    return _KEPT.get((condition, language, localdate(now)), version=version, now=now, read=read)


def _read(
    condition: Q, now: datetime, version: str, language: str
) -> tuple[list[ShownCard], Iterator[datetime]]:
    dates = (
        EntrySession.objects.coming(now, language=language)
        .filter(condition)
        .select_related("entry")
        .order_by("starts_at", "entry__key")[:MOST_DATES]
    )
    by_card: dict[Entry, list[EntrySession]] = defaultdict(list)
    for date in dates:
        by_card[date.entry].append(date)
    shown, words = sorted(by_card.items(), key=_date_in_front)[:MOST_CARDS], vocabulary(version)
    cards = [card_of(entry, map(session_of, its_dates)) for entry, its_dates in shown]
    return [shown_card(card, words, language) for card in cards], _moments(by_card)


def _date_in_front(told: tuple[Entry, list[EntrySession]]) -> datetime:
    """Return the date that a card shows: the first with seats, as the order of the cards should say."""
    return min(told[1], key=lambda date: (is_full(date), date.starts_at)).starts_at


def _moments(by_card: dict[Entry, list[EntrySession]]) -> Iterator[datetime]:
    """Yield when a date begins or a card leaves."""
    for entry, dates in by_card.items():
        yield from (date.starts_at for date in dates)
        if entry.expires_at:
            yield entry.expires_at
