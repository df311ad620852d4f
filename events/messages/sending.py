"""How messages leave, by e-mail or text message; never in the request of somebody who waits for a page."""

from datetime import datetime

from django.utils import timezone

from events.enums import Channel
from events.messages.email import email_of
from events.messages.short import short_words_of
from events.models import Message
from events.services.reminding import write_due
from network.letters import sending
from network.letters.sms import send_sms


def send_messages(now: datetime | None = None) -> int:
    """Write what is due today, send all that waits, and return how many left.

    Two senders never send the same message; what the day has overtaken is dropped.
    """
    now = now or timezone.now()
    write_due(now=now)
    Message.objects.overtaken(now).delete()
    by_email = sending.send_waiting(Message.objects.by(Channel.EMAIL), _deliver)
    return by_email + sending.send_waiting(Message.objects.by(Channel.SMS), _deliver_short)


def _deliver(message: Message) -> None:
    email_of(message).send()


def _deliver_short(message: Message) -> None:
    send_sms(str(message.recipient.phone), short_words_of(message))
