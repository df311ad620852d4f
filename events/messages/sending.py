"""How messages leave by e-mail; never in the request of somebody who waits for a page."""

from django.core.mail import EmailMessage

from events.enums import Channel
from events.messages.words import words_of
from events.models import Message
from network.letters import sending


def send_messages() -> int:
    """Send the messages that wait for the post; return how many left. Two senders never send the same one."""
    return sending.send_waiting(Message.objects.by(Channel.EMAIL), _deliver)


def _deliver(message: Message) -> None:
    words = words_of(message)
    headers = {"Message-ID": sending.message_id(message), "Auto-Submitted": "auto-generated"}
    EmailMessage(words.subject, words.text, to=[message.recipient.email], headers=headers).send()
