"""The life of an alert: asked for, confirmed, kept for another year, stopped."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from network.catalogue.alerts.letters import confirmation
from network.catalogue.alerts.looking import note_of
from network.catalogue.alerts.question import asked
from network.catalogue.alerts.sending import send_waiting
from network.catalogue.engines import catalogue_engine
from network.catalogue.models import Alert, AlertCard, AlertMessage
from network.catalogue.translations import reading_language

# Of what one address may be asked to confirm at a time.
MOST_UNCONFIRMED = 3


@transaction.atomic
def ask(*, email: str, question: str, rhythm: str, now: datetime) -> None:
    """Keep an alert and write the letter that asks whether its person wants it.

    Whoever has it already, or several to confirm, gets no other letter: nobody can fill their mailbox.
    """
    if Alert.objects.filter(email=email, confirmed_at=None).count() >= MOST_UNCONFIRMED:
        return
    alert, is_new = Alert.objects.get_or_create(
        email=email,
        question=question,
        language=reading_language(),
        defaults={"rhythm": rhythm, "created_at": now, "used_at": now},
    )
    if not is_new:
        return
    message = AlertMessage.objects.create(alert=alert, created_at=now, **confirmation(alert))
    transaction.on_commit(lambda: send_waiting(only=message.pk))


@transaction.atomic
def confirm(*, alert: Alert, now: datetime) -> None:
    """Begin the alert: what answers today is known, what comes after is new. Done once."""
    if Alert.objects.filter(pk=alert.pk, confirmed_at=None).update(
        confirmed_at=now, used_at=now, looked_at=now
    ):
        with override(alert.language):
            cards = catalogue_engine().everything(asked(alert.question, now=now))
            known = [note_of(alert, card) for card in cards]
        AlertCard.objects.bulk_create(known, batch_size=500)


def keep(*, alert: Alert, now: datetime) -> None:
    """Let the alert live for another year."""
    alert.used_at = now
    alert.save(update_fields=["used_at"])


def stop(*, key: str) -> None:
    """Erase the alert with all that was known of it, its person's address first of all."""
    Alert.objects.filter(key=key).delete()
