"""What people are told leaves once, whoever dies or refuses."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override

from events.messages.sending import send_messages
from events.models import Message, Registration
from events.services.cancelling import cancel_registration
from events.services.people import Person
from events.services.registering import register
from network.content.templatetags.plain_words import when
from tests.factories.events import SessionFactory, enrol, enrol_group

pytestmark = pytest.mark.django_db


def test_nothing_is_sent_while_somebody_registers(monkeypatch, django_capture_on_commit_callbacks):
    def fails(*_args: object) -> None:
        raise AssertionError("the person would wait for the mail server")

    monkeypatch.setattr(EmailBackend, "send_messages", fails)
    with django_capture_on_commit_callbacks(execute=True):
        enrol(SessionFactory(), "Anne")
    assert Message.objects.waiting(timezone.now()).count() == 1


def test_each_message_leaves_once_in_the_language_of_its_person():
    session = SessionFactory(capacity=1)
    enrol(session, "Anne", "Bruno")
    call_command("send_messages")
    call_command("send_messages")
    assert [letter.to for letter in mail.outbox] == [["anne@exemple.fr"], ["bruno@exemple.fr"]]
    assert session.workshop.title in mail.outbox[0].subject


def test_an_offer_says_until_when():
    session = SessionFactory(capacity=1)
    anne, _ = enrol(session, "Anne", "Bruno")
    cancel_registration(registration=anne, now=timezone.now())
    send_messages()
    until = Registration.objects.get(first_name="Bruno").offered_until
    with override("fr"):
        assert f"jusqu’à {when(until)}" in mail.outbox[-1].body


def test_a_group_is_told_through_who_answers_for_it():
    enrol_group(SessionFactory(), "Bruno", "Chloé")
    send_messages()
    assert [letter.to for letter in mail.outbox] == [["odile@exemple.fr"]]


def test_without_a_provider_who_gave_a_phone_only_is_called(settings):
    settings.SMS_BACKEND = ""
    person = Person("Anne", "Martin", phone="+33381000001")
    register(session=SessionFactory().pk, person=person, language="fr", now=timezone.now())
    assert send_messages() == 0
    assert Message.objects.get().channel == "none"


def test_a_message_refused_five_times_is_set_aside_and_the_others_leave(monkeypatch):
    enrol(SessionFactory(), "Anne", "Bruno")
    send = EmailBackend.send_messages

    def refuse(self, letters):
        if letters[0].to == ["anne@exemple.fr"]:
            raise SMTPRecipientsRefused({})
        return send(self, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(8):
            send_messages()
            clock.shift(timedelta(hours=2))
    aside = Message.objects.set_aside().get()
    assert (aside.registration.first_name, aside.refusals) == ("Anne", 5)
    assert [letter.to for letter in mail.outbox] == [["bruno@exemple.fr"]]


@pytest.mark.parametrize("error", [SMTPServerDisconnected("gone"), ConnectionRefusedError(), TimeoutError()])
def test_a_dead_server_is_no_letter_s_fault(monkeypatch, error):
    enrol(SessionFactory(), "Anne", "Bruno")
    tried = []

    def fails(self, letters):
        tried.append(letters)
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", fails)
    assert send_messages() == 0
    assert len(tried) == 1
    assert not Message.objects.exclude(refusals=0).exists()
    monkeypatch.undo()
    assert send_messages() == 2
