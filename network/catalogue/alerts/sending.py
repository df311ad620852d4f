"""How a letter of an alert leaves: by e-mail, with the headers that stop the alert in one click."""

from django.core.mail import EmailMessage

from network.catalogue.alerts.letters import stop_url
from network.catalogue.models import AlertMessage
from network.letters import sending


def send_waiting(*, only: int | None = None) -> int:
    """Send the letters of alerts that wait, or `only` one of them; return how many left."""
    letters = AlertMessage.objects.select_related("alert")
    return sending.send_waiting(letters.filter(pk=only) if only else letters, _deliver)


def _deliver(letter: AlertMessage) -> None:
    headers = {
        "Message-ID": sending.message_id(letter),
        "List-Unsubscribe": f"<{stop_url(letter.alert)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    EmailMessage(letter.subject, letter.text, to=[letter.alert.email], headers=headers).send()
