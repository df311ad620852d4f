"""The page where somebody registers, and what it tells to whom."""

from datetime import timedelta

import pytest
from altcha import Challenge, Payload, derive_key_pbkdf2, solve_challenge
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from events.models import Message, Registration
from events.registration import views
from events.registration.typos import likely_meant
from network.catalogue.models import Entry
from network.content.proof import is_proven
from tests.events.typing import MARIE, browser, register_by_form, typed
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db


def page(session) -> str:
    return reverse("register", args=[session.pk])


def shown(answer) -> str:
    """Return what a page says, without what differs each time it is drawn."""
    text = answer.content.decode()
    return text.partition("<main")[2].partition("</main>")[0]


def test_one_registers_and_sees_it_and_the_workshop_tells_what_is_left():
    session = SessionFactory(capacity=2)
    client, home = browser(), session.workshop.get_url()
    assert page(session) in client.get(home).content.decode()
    done = register_by_form(session, client)
    assert done.status_code == 200
    assert done.context["answer"].is_confirmed
    one = Registration.objects.get()
    assert (one.status, one.language) == ("confirmed", "fr")
    assert one.consented_at
    enrol(session, "Anne", "Bruno")
    english = client.get(home)
    assert "2" not in english.context["first_dates"][0].shown_status
    assert english.context["first_dates"][0].waiting == 1


def test_the_language_of_the_page_is_that_of_the_registration():
    session = SessionFactory()
    with translation.override("en"):
        register_by_form(session)
    assert Registration.objects.get().language == "en"


def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client):
    answer = client.post(page(SessionFactory()), typed(first_name="Marie", last_name="Dupont"))
    assert list(answer.context["form"].errors) == ["email"]
    assert 'value="Marie"' in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", "M" * 300),
        ("first_name", '=HYPERLINK("https://x.example")'),
        ("last_name", "Voir www.gain.example"),
        ("last_name", "123"),
        ("email", "marie@exemple.fr\nBcc: tous@exemple.fr"),
        ("email", "marie@exemple"),
        ("phone", "06 12"),
        ("phone", "+33 6 12 34 56 78 90 12"),
    ],
)
def test_bad_input_is_named_and_kept(client: Client, field: str, value: str):
    answer = client.post(page(SessionFactory()), typed(**(MARIE | {field: value})))
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"][field].value() == value
    assert not Registration.objects.exists()


ABROAD = {
    "06 12 34 56 78": "+33612345678",
    "0041 21 314 11 11": "+41213141111",
    "+352 621 123 456": "+352621123456",
}


@pytest.mark.parametrize("number", ABROAD)
def test_a_phone_is_enough_from_abroad_too(number: str):
    register_by_form(SessionFactory(), email="", phone=number)
    assert str(Registration.objects.get().phone) == ABROAD[number]


def test_a_name_is_one_line():
    register_by_form(SessionFactory(), first_name="Ma\r\nrie\x0b")
    assert Registration.objects.get().first_name == "Ma rie"


def test_a_slip_in_an_address_is_asked_about_once(client: Client):
    session = SessionFactory()
    asked = client.post(page(session), typed(**(MARIE | {"email": "marie@gmial.com"})))
    assert asked.context["form"].meant == "marie@gmail.com"
    assert 'name="email_checked" value="marie@gmial.com"' in asked.content.decode()
    register_by_form(session, email="marie@gmial.com", email_checked="marie@gmial.com")
    register_by_form(session, first_name="Anne", email="anne@gmial.com", email_fix="anne@gmail.com")
    emails = Registration.objects.order_by("pk").values_list("email", flat=True)
    assert list(emails) == ["marie@gmial.com", "anne@gmail.com"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a@gmail.com", ""),
        ("a@gmal.com", "a@gmail.com"),
        ("a@gmail.fr", "a@gmail.com"),
        ("a@orage.fr", "a@orange.fr"),
        ("a@fre.fr", "a@free.fr"),
        ("a@laposte.ner", "a@laposte.net"),
        ("a@ymail.com", ""),
        ("a@mairie-dole.fr", ""),
        ("a@proton.me", ""),
        ("free.fr", ""),
    ],
)
def test_slips_are_those_of_great_providers(typed: str, meant: str):
    assert likely_meant(typed) == meant


def test_a_date_that_is_over_says_so_and_leads_to_others_and_a_hidden_one_is_unknown(client: Client):
    over, hidden = SessionFactory(past=True), SessionFactory(workshop__draft=True)
    told = {"workshop": over.workshop}
    far = SessionFactory(**told, place__latitude=47.3, place__longitude=5.0)
    same = SessionFactory(**told, place=over.place, starts_at=far.starts_at + timedelta(days=7))
    answer = client.get(page(over))
    assert answer.context["reason"]
    assert answer.context["others"] == [same, far]
    assert client.get(page(hidden)).status_code == 404
    assert client.get(reverse("register", args=[0])).status_code == 404


def test_only_what_the_workshop_asks_is_asked_and_hosts_read_it_in_french(client: Client):
    session = SessionFactory()
    assert "access" not in client.get(page(session)).context["form"].fields
    asks = SessionFactory(workshop__asks_access=True, workshop__asks_equipment=True)
    needs = {"access": "sign-language", "access_text": "Un parking", "equipment": "lent"}
    with translation.override("en"):
        register_by_form(asks, **needs)
    one = asks.registrations.get()
    assert one.access_needs == "Langue des signes ; Un parking"
    assert one.equipment_needed == "Un appareil, prêté sur place"


# Who is registered is nobody's business.


def test_a_stranger_who_types_the_name_and_address_of_somebody_learns_nothing():
    taken, other = SessionFactory(capacity=5), SessionFactory(capacity=5)
    enrol(taken, "Marie")
    fields = {"first_name": "Marie", "last_name": "Martin", "email": "marie@exemple.fr"}
    known, new = (register_by_form(session, **fields) for session in (taken, other))
    assert known.context["answer"] == new.context["answer"]
    assert "ma-place" not in shown(known)
    assert taken.registrations.count() == 1
    assert Message.objects.filter(session=taken, kind="link").count() == 1


def test_a_stranger_is_told_what_somebody_new_would_be_told():
    full, over = SessionFactory(capacity=1), SessionFactory()
    fields = {"first_name": "Marie", "last_name": "Martin", "email": "marie@exemple.fr"}
    for session in (full, over):
        enrol(session, "Marie")
    assert register_by_form(full, **fields).context["answer"].is_waiting
    over.starts_at, over.ends_at = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    over.save()
    assert register_by_form(over, **fields).context["reason"]


def test_sent_twice_by_the_same_browser_it_shows_the_first_answer():
    session, client = SessionFactory(capacity=1), browser()
    first, second = (register_by_form(session, client) for _ in range(2))
    assert first.context["answer"].is_confirmed
    assert second.context["answer"] == first.context["answer"]
    assert Message.objects.filter(kind="link").count() == 0


def test_the_page_after_the_form_shows_nothing_to_another_browser_or_later(client: Client, time_machine):
    session, own = SessionFactory(), browser()
    register_by_form(session, own)
    after = reverse("registered", args=[session.pk])
    assert client.get(after).status_code == 404
    assert own.get(after).status_code == 200
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert own.get(after).status_code == 404


# Robots.


def test_a_robot_is_asked_to_send_again_and_a_person_loses_nothing(client: Client):
    session = SessionFactory()
    quick = client.post(page(session), MARIE)
    filled = client.post(page(session), typed(**MARIE, website="https://x.example"))
    for answer in (quick, filled):
        assert answer.context["form"].non_field_errors()
        assert 'value="Marie"' in answer.content.decode()
    assert not Registration.objects.exists()


def solved(client: Client) -> str:
    challenge = Challenge.from_dict(client.get(reverse("proof")).json())
    return Payload(challenge, solve_challenge(challenge, derive_key_pbkdf2)).to_base64()


def test_a_browser_that_did_some_work_meets_no_trap_and_each_work_serves_once(client: Client):
    work = solved(client)
    session = SessionFactory()
    assert client.post(page(session), MARIE | {"altcha": work}).status_code == 302
    assert client.post(page(session), MARIE | {"altcha": work}).status_code == 200
    assert not any(map(is_proven, ("x", "e30=", solved(client)[:-8], "a" * 9000)))


def test_a_connection_that_sends_hundreds_is_asked_to_call(client: Client, monkeypatch):
    monkeypatch.setattr(views, "MOST_AN_HOUR", 1)
    session = SessionFactory()
    register_by_form(session, client)
    again = register_by_form(session, client, first_name="Anne")
    assert again.context["form"].non_field_errors()
    assert session.registrations.count() == 1


def test_the_form_costs_few_queries(client: Client, django_assert_max_num_queries):
    session = SessionFactory(workshop__asks_access=True)
    client.get(page(session))
    with django_assert_max_num_queries(12):
        client.get(page(session))


def test_these_pages_are_stored_and_told_nowhere(client: Client):
    answer = client.get(page(SessionFactory()))
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_a_refused_cookie_leads_back_to_the_form():
    client = Client(enforce_csrf_checks=True)
    session = SessionFactory()
    answer = client.post(page(session), typed(**MARIE))
    assert answer.status_code == 403
    assert f'href="{page(session)}"' in answer.content.decode()


def test_the_catalogue_filters_on_seats_that_are_really_free(client: Client):
    session = SessionFactory(capacity=3)
    enrol(session, "Anne", "Bruno")
    found = {wanted: client.get(f"/api/v1/catalogue?seats={wanted}").json() for wanted in (1, 2)}
    assert (found[1]["count"], found[2]["count"]) == (1, 0)
    assert found[1]["results"][0]["sessions"][0]["seats_left"] == 1
    enrol(session, "Chloé")
    told = client.get("/api/v1/catalogue").json()["results"][0]["sessions"][0]
    assert (told["seats_left"], told["status"]) == (0, "full")
    assert Entry.objects.filter(subject__startswith="workshop:").count() == 1
