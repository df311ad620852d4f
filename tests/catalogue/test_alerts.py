"""An alert begins when its person says so, tells each card once, and ends with one click."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.management.commands.daily import STEPS
from network.catalogue import projection
from network.catalogue.alerts.looking import write_news
from network.catalogue.alerts.sending import send_waiting
from network.catalogue.models import Alert, AlertCard, AlertMessage
from network.content.traps import TrappedForm
from tests.contracts.example_network import BESANCON, DIJON, NOW, NUL, StaticSource, card, session

PAGE = "/fr/catalogue/alerte/"
JEANNE = "jeanne@example.org"


@pytest.fixture
def clock(example: StaticSource):
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def ask(client: Client, query: str = "q=tablette", **fields: str):
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        started = TrappedForm().started
    told = {"email": JEANNE, "rhythm": "daily", "started": started} | fields
    return client.post(f"{PAGE}?{query}", told)


@pytest.fixture
def alert(client, clock, django_capture_on_commit_callbacks) -> Alert:
    """A confirmed alert on tablets, once a day; the mailbox is empty again."""
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(client).url == f"{PAGE}message/"
    client.post(links(mail.outbox.pop().body)[0], {"do": "confirm"})
    return Alert.objects.get()


def links(text: str) -> list[str]:
    return re.findall(r"https://entraide\.example(/\S+alerte/\S+)", text)


def publish(source: StaticSource, *names: str) -> None:
    for name in names:
        told = card(name, f"La tablette de {name}", BESANCON, sessions=(session(len(name), 9, 10),))
        projection.refresh(source.tell(told))


def run() -> None:
    call_command("send_alerts", verbosity=0)


# Asking and confirming


def test_the_page_and_the_empty_answer_offer_an_alert_on_their_own_search(client, example):
    for query in ("q=tablette&near=Dijon", "q=girafe&near=Dijon"):
        page = client.get(f"/fr/catalogue/?{query}&page=1").content.decode()
        assert f'href="{PAGE}?{query.replace("&", "&amp;")}"' in page


def test_the_form_says_why_and_how_long(client, example):
    response = client.get(f"{PAGE}?q=tablette&near=Dijon")
    page = response.content.decode()
    assert "tablette, Dijon" in page
    assert 'name="email"' in page
    assert 'role="alert"' not in page
    assert response.headers["Cache-Control"].count("no-store")


def test_nothing_begins_before_the_person_presses_the_button(
    client, clock, example, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, email=JEANNE.title())
    (letter,) = mail.outbox
    assert letter.to == [JEANNE]
    (address,) = links(letter.body)
    page = client.get(address)
    assert page.status_code == 200
    assert Alert.objects.get().confirmed_at is None
    publish(example, "neuf")
    clock.shift(timedelta(days=2))
    run()
    assert len(mail.outbox) == 1
    client.post(address, {"do": "confirm"})
    assert Alert.objects.get().confirmed_at == timezone.now()


def test_what_was_there_when_the_alert_began_is_not_new(alert, clock):
    assert set(alert.cards.values_list("card", flat=True)) == {
        "example:tablette@place-1",
        "example:tablette@place-2",
    }
    clock.shift(timedelta(days=1))
    run()
    assert mail.outbox == []


@pytest.mark.parametrize(
    "fields",
    [
        {"email": ""},
        {"email": "jeanne"},
        {"rhythm": ""},
        {"website": "x"},
        {"started": ""},
        {"rhythm": "hourly"},
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, clock, fields):
    response = ask(client, **fields)
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert fields.get("email", JEANNE) in response.content.decode()
    assert not Alert.objects.exists()


def test_nobody_can_fill_the_mailbox_of_another(client, clock, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for query in ("q=a1", "q=a1", "q=a2", "q=a3", "q=a4"):
            assert ask(client, query).status_code == 302
    assert len(mail.outbox) == 3


def test_one_client_asks_for_a_few_alerts_an_hour(client, clock):
    codes = [ask(client, email=f"n{number}@example.org").status_code for number in range(12)]
    assert codes == [302] * 10 + [200] * 2


def test_a_search_too_long_to_keep_is_refused(client, clock):
    query = "&".join(f"partner=une-organisation-{number}" for number in range(60))
    assert ask(client, query).status_code == 200
    assert not Alert.objects.exists()


# Telling


def test_only_what_is_new_is_told_and_never_twice(alert, clock, example):
    publish(example, "neuf", "autre")
    clock.shift(timedelta(days=1))
    run()
    run()
    (letter,) = mail.outbox
    assert "La tablette de neuf" in letter.body
    assert "Prendre en main sa tablette" not in letter.body
    assert "https://entraide.example/fr/neuf/" in letter.body
    clock.shift(timedelta(days=1))
    publish(example, "neuf")
    run()
    assert len(mail.outbox) == 1
    assert AlertMessage.objects.filter(text="", sent_at__isnull=False).count() == 2


def retell(source: StaticSource, *days: int) -> None:
    """Say the workshop at Besançon again, on these days from today."""
    told = card("tablette", "Prendre en main sa tablette", BESANCON)
    sessions = tuple(session(100 + day, day, 10) for day in days)
    projection.refresh(source.tell(replace(told, sessions=sessions)))


def test_a_known_workshop_is_told_again_once_it_has_a_later_date(alert, clock, example):
    def told_after_a_day() -> list[str]:
        clock.shift(timedelta(days=1))
        mail.outbox.clear()
        run()
        run()
        return [letter.body for letter in mail.outbox]

    # It is known with a date in two days: another one before that is no news.
    retell(example, 1, 2)
    assert told_after_a_day() == []
    retell(example, 2, 20, 30)
    [letter] = told_after_a_day()
    assert "Prendre en main sa tablette" in letter
    assert "dimanche 21 mars" in letter
    assert "mercredi 3 mars" not in letter
    # What goes and comes back was told, and so is what lies before it.
    retell(example, 20)
    assert told_after_a_day() == []
    retell(example, 20, 25, 30)
    assert told_after_a_day() == []
    retell(example, 20, 31)
    assert len(told_after_a_day()) == 1


def test_a_card_known_from_before_dates_were_noted_is_no_news(alert, clock, example):
    AlertCard.objects.update(last_at=None)
    clock.shift(timedelta(days=1))
    run()
    assert mail.outbox == []
    retell(example, 30)
    clock.shift(timedelta(days=1))
    run()
    assert len(mail.outbox) == 1


def test_a_weekly_alert_waits_for_its_week(alert, clock, example):
    Alert.objects.update(rhythm="weekly")
    publish(example, "neuf")
    for day in range(1, 8):
        clock.shift(timedelta(days=1))
        run()
        assert len(mail.outbox) == (day == 7)


def test_the_letter_speaks_the_language_of_its_person(alert, clock, example):
    Alert.objects.update(language="en")
    publish(example, "neuf")
    clock.shift(timedelta(days=1))
    run()
    assert "Here is what is new" in mail.outbox[0].body
    assert "/en/catalogue/alerte/" in mail.outbox[0].body


class Killed(BaseException):
    """The process ends here, whatever the code would catch."""


@pytest.mark.parametrize("has_left", [True, False])
def test_a_sender_killed_midway_leaves_nothing_out_and_tells_nothing_under_another_name(
    alert, clock, example, monkeypatch, has_left
):
    for number in range(3):
        Alert.objects.create(email=f"n{number}@example.org", language="fr", confirmed_at=NOW, **moments())
    publish(example, "neuf")
    clock.shift(timedelta(days=1))
    send, sent = EmailBackend.send_messages, []

    def send_and_die(self, messages):
        if has_left or len(sent) < 1:
            send(self, messages)
        sent.extend(messages)
        if len(sent) == 2:
            raise Killed
        return len(messages)

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", send_and_die)
        with pytest.raises(Killed):
            run()
    run()
    clock.shift(timedelta(minutes=11))
    run()
    run()
    people = [letter.to[0] for letter in mail.outbox]
    names = [letter.message()["Message-ID"] for letter in mail.outbox]
    assert len(set(names)) == len(set(people)) == 4
    # What may have left already goes again under the same name: a mailbox shows it once.
    assert len(mail.outbox) == (5 if has_left else 4)


def moments() -> dict[str, object]:
    return {"created_at": NOW, "used_at": NOW, "looked_at": NOW, "rhythm": "daily"}


def test_killed_between_looking_and_writing_an_alert_is_looked_for_again(alert, clock, example, monkeypatch):
    publish(example, "neuf")
    clock.shift(timedelta(days=1))
    with monkeypatch.context() as patch:
        patch.setattr(AlertCard.objects, "bulk_create", lambda *_, **__: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            run()
    assert AlertMessage.objects.filter(sent_at=None).count() == 0
    run()
    assert len(mail.outbox) == 1


def test_two_senders_at_once_send_one_letter(alert, clock, example, monkeypatch):
    publish(example, "neuf")
    clock.shift(timedelta(days=1))
    send = EmailBackend.send_messages

    def another_runs_meanwhile(self, messages):
        monkeypatch.setattr(EmailBackend, "send_messages", send)
        run()
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", another_runs_meanwhile)
    run()
    assert len(mail.outbox) == 1


def test_a_letter_that_cannot_leave_waits_and_the_log_names_nobody(
    alert, clock, example, monkeypatch, caplog
):
    publish(example, "neuf")
    clock.shift(timedelta(days=1))

    def refuse(self, messages):
        raise ConnectionRefusedError(JEANNE)

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        run()
    assert "ConnectionRefusedError" in caplog.text
    assert JEANNE not in caplog.text
    run()
    assert len(mail.outbox) == 1


CANARY = f"Deux\r\nBcc: x@example.org\x0b{NUL} lignes"


def test_no_text_can_write_a_header(alert, clock, example):
    Alert.objects.update(question="q=Deux%0D%0ABcc:+tablette")
    projection.refresh(example.tell(card("deux", f"{CANARY} bcc tablette", DIJON)))
    clock.shift(timedelta(days=1))
    run()
    (letter,) = mail.outbox
    assert letter.message()["Bcc"] is None


# Stopping and erasing


def test_each_letter_stops_with_one_click_of_a_mail_program(alert, clock, example):
    publish(example, "neuf")
    clock.shift(timedelta(days=1))
    run()
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = headers["List-Unsubscribe"].strip("<>").removeprefix("https://entraide.example")
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(stop).status_code == 200
    assert Alert.objects.count() == 1
    for _ in range(2):
        assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Alert.objects.exists()
    assert not AlertMessage.objects.exists()
    assert not AlertCard.objects.exists()
    assert strict.get(stop).status_code == 404


def test_an_alert_stopped_before_its_letter_left_gets_none(alert, clock, example):
    publish(example, "neuf")
    clock.shift(timedelta(days=1))
    assert write_news(now=timezone.now()) == 1
    alert.delete()
    assert send_waiting() == 0


@pytest.mark.parametrize("key", ["nobody", "é", "a" * 3000])
def test_an_unknown_alert_says_so(client, clock, key):
    for address in (f"{PAGE}{key}/", f"{PAGE}{key}/stop/"):
        assert client.get(address).status_code == 404


def test_what_nobody_confirmed_is_erased_after_a_week(client, clock):
    ask(client)
    clock.shift(timedelta(days=6))
    call_command("erase_alerts", verbosity=0)
    assert Alert.objects.exists()
    clock.shift(timedelta(days=1))
    call_command("erase_alerts", verbosity=0)
    assert not Alert.objects.exists()


def test_what_is_not_kept_ends_after_a_year_and_what_is_kept_goes_on(client, alert, clock, example):
    clock.shift(timedelta(days=300))
    client.post(f"{PAGE}{alert.key}/", {"do": "keep"})
    clock.shift(timedelta(days=364))
    call_command("erase_alerts", verbosity=0)
    assert Alert.objects.exists()
    clock.shift(timedelta(days=1))
    publish(example, "neuf")
    run()
    assert mail.outbox == []
    call_command("erase_alerts", verbosity=0)
    assert not Alert.objects.exists()


def test_the_daily_command_sends_and_erases():
    assert {"send_alerts", "erase_alerts"} <= set(STEPS)


def test_looking_for_one_alert_costs_the_same_for_fifty_cards_as_for_ten(
    alert, clock, example, django_assert_max_num_queries
):
    for number, so_many in enumerate((10, 50), 1):
        publish(example, *(f"{number}-{one}" for one in range(so_many)))
        clock.shift(timedelta(days=1))
        with django_assert_max_num_queries(24):
            run()
