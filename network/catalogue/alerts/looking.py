"""What is new for each alert, written as a letter before anything is sent."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from network.catalogue.alerts.letters import news
from network.catalogue.alerts.question import asked
from network.catalogue.engines import catalogue_engine
from network.catalogue.models import Alert, AlertCard, AlertMessage


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
    known = set(alert.cards.values_list("card", flat=True))
    with override(alert.language):
        found = catalogue_engine().everything(asked(alert.question, now=now))
        cards = [card for card in found if card.id not in known]
        if not cards:
            return False
        message = AlertMessage.objects.create(alert=alert, created_at=now, **news(alert, cards))
    told = [AlertCard(alert=alert, card=card.id, message=message) for card in cards]
    AlertCard.objects.bulk_create(told, batch_size=500)
    return True
