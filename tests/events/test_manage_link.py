"""The signed link: it shows, its buttons act, and nothing else opens it."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.messages.sending import send_messages
from events.models import Message, Registration, Session
from events.registration import resend_views
from events.registration.links import MANAGED_FOR, manage_url, open_managed, seal
from events.registration.other_dates import other_dates
from events.services.cancelling import cancel_registration
from network.quiet_log import HideKeys
from tests.events.seats import assert_in_step, fresh, standings
from tests.events.typing import typed
from tests.factories.events import SessionFactory, enrol, enrol_group

pytestmark = pytest.mark.django_db


def link(of) -> str:
    return manage_url(of).removeprefix("https://entraide.example")


def test_opening_it_changes_nothing_whatever_is_in_the_address(client: Client):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    for address in (link(anne), f"{link(anne)}?cancel={anne.pk}", f"{link(bruno)}?do=accept"):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert standings(session) == [("Anne", "confirmed"), ("Bruno", "waiting")]


def test_one_cancels_the_next_is_offered_and_accepts(client: Client):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    client.post(link(anne), {"do": "cancel", "person": anne.pk})
    send_messages()
    offer = next(
        letter for letter in mail.outbox if "bruno@exemple.fr" in letter.to and letter is mail.outbox[-1]
    )
    door = manage_url(bruno)
    assert door in offer.body
    assert "Oui, je viens" in client.get(link(bruno)).content.decode()
    for _ in range(2):
        client.post(link(bruno), {"do": "accept"})
    assert standings(session) == [("Anne", "cancelled"), ("Bruno", "confirmed")]
    assert "réinscrire" in client.get(link(anne)).content.decode()
    assert_in_step(session)


def test_an_offer_that_went_on_says_so(client: Client):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    cancel_registration(registration=anne, now=timezone.now())
    client.post(link(bruno), {"do": "decline"})
    answer = client.post(link(bruno), {"do": "accept"})
    assert answer.context["refusal"]
    assert fresh(bruno).status == "cancelled"


def test_a_link_opens_no_other_registration(client: Client):
    session = SessionFactory()
    anne, bruno = enrol(session, "Anne", "Bruno")
    client.post(link(anne), {"do": "cancel", "person": bruno.pk})
    client.post(link(anne), {"do": "cancel", "person": "x"})
    assert fresh(bruno).status == "confirmed"
    assert client.get(f"{link(anne)}?done=cancel").context["done"] == ""


def test_forged_old_renewed_and_other_links_are_the_same_clear_page(client: Client, time_machine):
    anne = enrol(SessionFactory(), "Anne")[0]
    token = link(anne).rstrip("/").rpartition("/")[2]
    wrong = ["x", token[:-1], token.replace("r", "p", 1), seal(anne, "see"), f"r{anne.key}"]
    pages = [client.get(reverse("manage", args=[one])) for one in wrong]
    assert {answer.status_code for answer in pages} == {404}
    assert client.get(link(anne)).status_code == 200
    time_machine.move_to(anne.session.ends_at + MANAGED_FOR + timedelta(minutes=1))
    assert client.get(link(anne)).status_code == 404
    time_machine.shift(-timedelta(days=1))
    assert open_managed(token)
    Registration.objects.update(key="renewed")
    assert open_managed(token) is None


def test_nothing_changes_once_the_session_has_begun(client: Client):
    session = SessionFactory()
    anne = enrol(session, "Anne")[0]
    Session.objects.update(
        starts_at=timezone.now() - timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=1)
    )
    assert client.post(link(anne), {"do": "cancel", "person": anne.pk}).context["refusal"]
    assert fresh(anne).status == "confirmed"


def test_address_and_needs_change_and_the_new_address_gets_the_link(client: Client):
    session = SessionFactory(workshop__asks_access=True)
    anne = enrol(session, "Anne")[0]
    told = {"do": "change", "email": "anne@libre.example", "phone": "", "access": "quiet-room"}
    assert client.post(link(anne), told).status_code == 302
    anne = fresh(anne)
    assert (anne.email, anne.access_needs) == ("anne@libre.example", "Salle calme")
    assert client.get(link(anne)).context["form"]["access"].value() == ["quiet-room"]
    assert Message.objects.filter(kind="link").count() == 1
    again = enrol(session, "Anne")[0]
    same = client.post(link(again), told)
    assert list(same.context["form"].errors) == ["email"]
    assert client.post(link(again), {"do": "change"}).context["form"].errors


def test_who_answers_for_a_group_cancels_one_and_accepts_for_all(client: Client):
    session = SessionFactory(capacity=2)
    enrol(session, "Zoé")
    ada, bob = enrol_group(session, "Ada", "Bob")
    assert ada.status == "waiting"
    zoe = session.registrations.get(first_name="Zoé")
    cancel_registration(registration=zoe, now=timezone.now())
    door = link(ada.party)
    client.post(door, {"do": "accept"})
    client.post(door, {"do": "cancel", "person": bob.pk})
    assert standings(session)[1:] == [("Ada", "confirmed"), ("Bob", "cancelled")]
    client.post(door, {"do": "cancel", "person": "all"})
    assert fresh(ada).status == "cancelled"
    assert_in_step(session)


def test_a_group_that_lost_its_first_accepts_all_the_same(client: Client):
    session = SessionFactory(capacity=2)
    zoe, _ = enrol(session, "Zoé", "Yann")
    ada, bob = enrol_group(session, "Ada", "Bob")
    client.post(link(ada.party), {"do": "cancel", "person": ada.pk})
    cancel_registration(registration=zoe, now=timezone.now())
    client.post(link(ada.party), {"do": "accept"})
    assert (fresh(ada).status, fresh(bob).status) == ("cancelled", "confirmed")


def test_no_log_tells_a_link(settings):
    anne = enrol(SessionFactory(), "Anne")[0]
    record = logging.makeLogRecord({"msg": "Forbidden: %s", "args": (link(anne),)})
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["hide keys"]
    assert HideKeys().filter(record)
    assert record.getMessage() == "Forbidden: /fr/inscription/ma-place/…/"


# The link again.


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(resend_views, "ANSWER_SECONDS", 0)


def ask(client: Client, email: str):
    return client.post(reverse("resend"), typed(email=email), follow=True)


def test_the_link_is_sent_again_and_the_answer_is_the_same_for_all(client: Client, quick, time_machine):
    anne = enrol(SessionFactory(), "Anne")[0]
    ada = enrol_group(SessionFactory(), "Ada")[0]
    enrol(SessionFactory(past=False), "Bruno")
    known, unknown = ask(client, "ANNE@exemple.fr"), ask(client, "personne@exemple.fr")
    mask = [answer.content.decode().partition("<main")[2] for answer in (known, unknown)]
    assert mask[0] == mask[1]
    ask(client, "anne@exemple.fr")
    ask(client, "odile@exemple.fr")
    assert Message.objects.filter(kind="link").count() == 2
    mail.outbox.clear()
    send_messages()
    bodies = {letter.to[0]: letter.body for letter in mail.outbox if "inscriptions" in letter.subject}
    assert manage_url(anne) in bodies["anne@exemple.fr"]
    assert manage_url(ada.party) in bodies["odile@exemple.fr"]
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    ask(client, "anne@exemple.fr")
    assert Message.objects.filter(kind="link").count() == 3


def test_an_address_is_written_to_once_in_ten_minutes(client: Client, quick, time_machine):
    # Across the full ten minutes of the clock, which name the message.
    time_machine.move_to(timezone.now().replace(minute=8, second=0) + timedelta(hours=1))
    enrol(SessionFactory(), "Anne")
    written = []
    for minutes in (0, 4, 7):
        time_machine.shift(timedelta(minutes=minutes))
        ask(client, "anne@exemple.fr")
        written.append(Message.objects.filter(kind="link").count())
    assert written == [1, 1, 2]


def test_the_answer_takes_as_long_whether_somebody_is_registered_or_not(client: Client, monkeypatch):
    waited = []
    monkeypatch.setattr(resend_views.time, "sleep", waited.append)
    monkeypatch.setattr(resend_views, "ANSWER_SECONDS", 30)
    enrol(SessionFactory(), "Anne")
    ask(client, "anne@exemple.fr")
    ask(client, "personne@exemple.fr")
    assert len(waited) == 2
    assert min(waited) > 25


def test_other_dates_are_free_ones_first_then_near_ones():
    session = SessionFactory(cancelled=True)
    weeks = [session.starts_at + timedelta(days=7 * week) for week in (1, 2)]
    same = {"workshop": session.workshop, "place": session.place}
    full, free = (SessionFactory(**same, capacity=1, starts_at=start) for start in weeks)
    enrol(full, "Anne")
    assert other_dates(session, now=timezone.now()) == [free, full]
