"""The link to a passport leaves by e-mail, whoever asks: the page that asks tells nothing about anybody."""

from datetime import datetime

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Site

from events.attesting.links import passport_url
from events.models import Attestation, PassportLetter
from events.models.attestation import holder_of
from network.content.models import NetworkSettings
from network.letters import sending


def ask_passport(*, email: str, language: str, now: datetime) -> None:
    """Write the letter where there is something to send; one that waits already is not written twice."""
    if not Attestation.objects.held_by(holder_of(email)).exists():
        return
    if not PassportLetter.objects.filter(email__iexact=email, sent_at=None).exists():
        PassportLetter.objects.create(email=email, language=language, created_at=now)


def send_passports() -> int:
    """Send the letters that wait; return how many left."""
    return sending.send_waiting(PassportLetter.objects.all(), _deliver)


def _deliver(letter: PassportLetter) -> None:
    with override(letter.language):
        network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
        url = passport_url(holder_of(letter.email), letter.language)
        words = render_to_string("events/attesting/passport.txt", {"url": url, "network": network})
    subject, _, text = words.strip().partition("\n")
    headers = {"Message-ID": sending.message_id(letter), "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, text.strip(), to=[letter.email], headers=headers).send()
