"""What staff do with a message that reached nobody."""

from datetime import datetime

from django.db import transaction

from events.enums import Channel
from events.models import Message
from events.services.telling import channel_of
from network.letters.sending import try_again


@transaction.atomic
def send_again(*, message: Message) -> None:
    """Let a message leave again, by whatever way its person can be reached today."""
    to = message.recipient
    to.address_refused_at = None
    to.save(update_fields=["address_refused_at"])
    channel = channel_of(to, message.kind)
    Message.objects.filter(pk=message.pk, sent_at=None).update(channel=channel)
    if channel != Channel.NONE:
        try_again(message)


def told_by_voice(*, message: Message, now: datetime) -> None:
    """Note that somebody told it."""
    Message.objects.filter(pk=message.pk, sent_at=None).update(sent_at=now, set_aside_at=None)
