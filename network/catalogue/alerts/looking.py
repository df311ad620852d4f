"""What is new for each alert, written as a letter before anything is sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from network.catalogue.alerts.letters import news
from network.catalogue.alerts.question import asked
from network.catalogue.engines import catalogue_engine
from network.catalogue.models import Alert, AlertCard, AlertMessage
from network.catalogue.results import Card

Known = dict[str, AlertCard]


def write_news(*, now: datetime) -> int:
    """Write the letters that are due; return how many."""
    due = Alert.objects.due(now).values_list("pk", flat=True)
    return sum(_write(pk, now) for pk in list(due))


@transaction.atomic
def _write(pk: int, now: datetime) -> bool:
    """Write the letter of one alert and note its cards in the same transaction: told once, told for ever."""
    alert = Alert.objects.due(now).select_for_update().filter(pk=pk).first()
    # Another sender wrote it meanwhile, or its person stopped it.
    if alert is None:
        return False
    Alert.objects.filter(pk=pk).update(looked_at=now)
    known = {one.card: one for one in alert.cards.all()}
    with override(alert.language):
        found = list(catalogue_engine().everything(asked(alert.question, now=now)))
        cards, again = [card for card in found if card.id not in known], list(_with_later_dates(found, known))
        message = None
        if cards or again:
            message = AlertMessage.objects.create(alert=alert, created_at=now, **news(alert, cards, again))
    _note(alert, message, found, known)
    return message is not None


def _with_later_dates(found: list[Card], known: Known) -> Iterator[Card]:
    """Yield the known cards that have a date after the last one told, with such dates only."""
    for card in found:
        last = known[card.id].last_at if card.id in known else None
        if last and (later := tuple(one for one in card.sessions if one.starts_at > last)):
            yield replace(card, sessions=later)


def _note(alert: Alert, message: AlertMessage | None, found: list[Card], known: Known) -> None:
    """Keep up to which date each card is told; a date that goes and comes back is not told again."""
    new = [note_of(alert, card, message) for card in found if card.id not in known]
    AlertCard.objects.bulk_create(new, batch_size=500)
    later = []
    for card in found:
        told, last = known.get(card.id), last_date(card)
        if told and last and (told.last_at is None or last > told.last_at):
            told.last_at = last
            later.append(told)
    AlertCard.objects.bulk_update(later, ["last_at"], batch_size=500)


def note_of(alert: Alert, card: Card, message: AlertMessage | None = None) -> AlertCard:
    """Return the unsaved note that the person knows a card with all its dates of today."""
    return AlertCard(alert=alert, card=card.id, message=message, last_at=last_date(card))


def last_date(card: Card) -> datetime | None:
    """Return when the last of a card's dates begins."""
    return max((session.starts_at for session in card.sessions), default=None)
