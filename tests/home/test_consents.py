"""Consents: when they hold, what the database refuses, who opens the proof, what staff is told."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.urls import reverse

from home.models import Consent
from home.testimonials.days import end_of, today
from home.testimonials.enums import Use
from home.testimonials.erasing import erase_old
from home.testimonials.warning import warn
from home.testimonials.withdrawing import restore, withdraw
from network.content.models import NetworkSettings
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from tests.factories.testimonials import ConsentFactory, TestimonialFactory, day

pytestmark = pytest.mark.django_db


def member(group: str) -> User:
    user = User.objects.create_user(f"{group}@entraide.example".lower(), "secret")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.mark.parametrize(
    ("traits", "holds"),
    [
        ({}, True),
        ({"last_day": True}, True),
        ({"over": True}, False),
        ({"withdrawn": True}, False),
        ({"agreed_on": date(2030, 1, 1), "until": date(2031, 1, 1)}, False),
    ],
)
def test_one_consent_and_many_say_the_same(traits, holds):
    with time_machine.travel(date(2027, 5, 1)):
        consent = ConsentFactory(**traits)
        assert consent.is_valid(today()) is holds
        assert Consent.objects.valid(today()).exists() is holds


def test_days_are_those_of_paris():
    with time_machine.travel("2027-07-01T22:30:00Z", tick=False):
        assert today() == date(2027, 7, 2)
    assert end_of(date(2027, 3, 28)).isoformat() == "2027-03-28T22:00:00+00:00"
    assert end_of(date(2027, 12, 31)).isoformat() == "2027-12-31T23:00:00+00:00"


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": date(2027, 1, 1)},
        {"until": date(2026, 1, 1)},
        {"until": None},
        {"withdrawn_on": date(2026, 12, 31)},
        {"erased_on": date(2027, 2, 1)},
    ],
)
def test_the_database_refuses_days_that_cannot_be(wrong):
    with pytest.raises(IntegrityError):
        ConsentFactory(**({"agreed_on": date(2027, 1, 1), "until": date(2028, 1, 1)} | wrong))


@pytest.mark.parametrize(
    ("agreed_on", "until", "field"),
    [(day(1), day(100), "agreed_on"), (day(-9), day(-9), "until"), (day(-9), day(5 * 366), "until")],
)
def test_a_consent_is_given_before_it_ends_five_years_later_at_most(agreed_on, until, field):
    with pytest.raises(ValidationError) as refused:
        ConsentFactory.build(agreed_on=agreed_on, until=until).full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_consent_that_a_story_stands_on_is_not_deleted():
    with pytest.raises(ProtectedError):
        TestimonialFactory().consent.delete()


def test_a_withdrawal_can_be_undone():
    consent = withdraw(consent=ConsentFactory(), on=today())
    assert not consent.is_valid(today())
    assert restore(consent=consent).is_valid(today())


def filled(**changes: object) -> dict[str, object]:
    told = {"person": "Odile", "contact": "", "scope": "Son portrait.", "uses": [Use.WEB]}
    return told | {"agreed_on": "01/02/2026", "until": "01/02/2028"} | changes


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"until": ""}, "until"), ({"until": "01/02/2025"}, "until"), ({"scope": ""}, "scope")],
)
def test_a_consent_without_end_is_refused_on_its_field_and_keeps_what_was_typed(client, changes, field):
    client.force_login(member(EDITORS))
    response = client.post(reverse("consent:add"), filled(**changes))
    assert list(response.context["form"].errors) == [field]
    assert 'value="Odile"' in response.content.decode()
    assert not Consent.objects.exists()


@pytest.mark.parametrize("group", [EDITORS, MODERATORS])
def test_staff_records_lists_withdraws_and_restores(client, group):
    client.force_login(member(group))
    response = client.post(reverse("consent:add"), filled())
    assert response.status_code == 302
    consent = Consent.objects.get()
    TestimonialFactory(consent=consent, title="Un récit")
    assert "Un récit" in client.get(reverse("consent:index"), {"state": "valid"}).content.decode()
    page = client.get(reverse("consent:withdraw", args=[consent.pk])).content.decode()
    assert "Un récit" in page
    client.post(reverse("consent:withdraw", args=[consent.pk]))
    assert Consent.objects.get().withdrawn_on == today()
    client.post(reverse("consent:restore", args=[consent.pk]))
    assert Consent.objects.get().withdrawn_on is None


def test_the_proof_is_for_moderators_alone(client):
    consent = ConsentFactory(proven=True)
    address = reverse("consent:proof", args=[consent.pk])
    assert client.get(address).status_code == 302
    client.force_login(member(EDITORS))
    assert client.get(address).status_code == 302
    assert address not in client.get(reverse("consent:edit", args=[consent.pk])).content.decode()
    client.force_login(member(MODERATORS))
    assert address in client.get(reverse("consent:edit", args=[consent.pk])).content.decode()
    response = client.get(address)
    assert b"".join(response.streaming_content) == b"signed"
    assert response["Content-Disposition"] == f'attachment; filename="consent-{consent.pk}.pdf"'
    assert "no-store" in response["Cache-Control"]


def test_opening_the_proof_is_logged_without_a_name(client, caplog):
    consent = ConsentFactory(proven=True)
    client.force_login(member(MODERATORS))
    with caplog.at_level("INFO", logger="network.consents"):
        client.get(reverse("consent:proof", args=[consent.pk])).close()
    assert f"proof of consent {consent.pk}" in caplog.text
    assert "Odile" not in caplog.text
    assert "@" not in caplog.text


def test_the_proof_has_a_name_that_tells_nothing_and_no_address():
    consent = ConsentFactory(proven=True)
    assert "odile" not in consent.proof.name
    with pytest.raises(ValueError, match="not accessible"):
        _ = consent.proof.url


def test_a_proof_leaves_with_its_consent(django_capture_on_commit_callbacks):
    consent = ConsentFactory(proven=True)
    storage, name = consent.proof.storage, consent.proof.name
    with django_capture_on_commit_callbacks(execute=True):
        consent.delete()
    assert not storage.exists(name)


def test_ending_consents_are_those_of_the_month_to_come():
    ConsentFactory(until=day(31)), ConsentFactory(over=True), ConsentFactory(until=day(3), withdrawn=True)
    soon, now = ConsentFactory(until=day(30)), ConsentFactory(last_day=True)
    assert list(Consent.objects.ending(today())) == [now, soon]


def test_staff_is_warned_once_of_each_last_day_without_personal_data():
    member(MODERATORS)
    consent = TestimonialFactory(title="Le récit", consent__until=day(20)).consent
    TestimonialFactory(draft=True, consent__until=day(20))
    call_command("warn_of_consents")
    call_command("warn_of_consents")
    [message] = mail.outbox
    assert message.to == ["moderators@entraide.example"]
    assert "Le récit" in message.body
    assert reverse("consent:edit", args=[consent.pk]) in message.body
    assert not any(word in message.body for word in ("Odile", "Zébuline", "06 00"))
    Consent.objects.filter(pk=consent.pk).update(until=day(25))
    assert warn(day=today()) == 1


def test_without_moderators_the_network_is_written_to_and_without_anybody_nothing_is_marked():
    TestimonialFactory(consent__until=day(20))
    assert warn(day=today()) == 0
    settings = NetworkSettings.objects.get()
    settings.email = "bonjour@entraide.example"
    settings.save()
    assert warn(day=today()) == 1
    assert mail.outbox[0].to == ["bonjour@entraide.example"]


def test_a_mail_that_cannot_leave_is_tried_again(monkeypatch):
    member(MODERATORS)
    TestimonialFactory(consent__until=day(20))
    with monkeypatch.context() as patch:
        patch.setattr("home.testimonials.warning.send_mail", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            warn(day=today())
    assert warn(day=today()) == 1


def test_personal_data_is_erased_five_years_after_the_end(django_capture_on_commit_callbacks):
    old = ConsentFactory(proven=True, agreed_on=date(2019, 1, 1), until=date(2020, 6, 1))
    storage, name = old.proof.storage, old.proof.name
    early = ConsentFactory(agreed_on=date(2019, 1, 1), until=date(2024, 1, 1), withdrawn_on=date(2020, 5, 1))
    young = ConsentFactory(agreed_on=date(2019, 1, 1), until=date(2020, 6, 3))
    assert erase_old(day=date(2025, 6, 1)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_old(day=date(2025, 6, 2)) == 1
    assert not storage.exists(name)
    for consent in (old, early):
        consent.refresh_from_db()
        assert (consent.person, consent.contact, consent.scope, str(consent.proof)) == ("", "", "", "")
    young.refresh_from_db()
    assert young.person
    assert erase_old(day=date(2025, 6, 2)) == 0
