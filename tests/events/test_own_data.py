"""Whoever holds their own link reads what is kept on them, and has it erased by a button."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.attesting.links import attestation_url
from events.enums import Attendance
from events.messages.words import words_of
from events.models import Message, Registration
from events.registration.links import manage_token, manage_url
from tests.events.seats import assert_in_step, fresh, standings
from tests.factories.events import SessionFactory, enrol, enrol_group

pytestmark = pytest.mark.django_db


def data_page(of) -> str:
    return reverse("own_data", args=[manage_token(of)])


def test_it_shows_all_that_is_kept_and_changes_nothing(client: Client):
    session = SessionFactory(capacity=2)
    anne, _ = enrol(session, "Anne", "Bruno")
    words = client.get(data_page(anne)).content.decode()
    assert "anne@exemple.fr" in words
    assert "bruno@exemple.fr" not in words
    assert standings(session) == [("Anne", "confirmed"), ("Bruno", "confirmed")]


def test_a_button_erases_it_and_the_seat_goes_to_the_next(client: Client):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    page = data_page(anne)
    assert "Tout est effacé" in client.post(page).content.decode()
    assert (fresh(anne).first_name, fresh(anne).email) == ("", "")
    assert fresh(bruno).status == "offered"
    assert client.get(page).status_code == client.post(page).status_code == 404
    assert_in_step(session)


def test_who_answers_for_a_group_erases_themselves_not_the_others(client: Client):
    session = SessionFactory(capacity=5)
    party = enrol_group(session, "Chloé", "Denis")[0].party
    client.post(data_page(party))
    party.refresh_from_db()
    assert (party.name, party.email) == ("", "")
    assert sorted(Registration.objects.values_list("first_name", flat=True)) == ["Chloé", "Denis"]


def test_it_leads_to_the_calendar_and_once_there_to_the_attestation(client: Client):
    (anne,) = enrol(SessionFactory(), "Anne")
    address = manage_url(anne).removeprefix("https://entraide.example")
    told = client.get(address).context
    assert "/mon-calendrier/" in told["calendar_url"]
    assert told["attestation_url"] == ""
    Registration.objects.filter(pk=anne.pk).update(attendance=Attendance.PRESENT)
    assert "/inscription/attestation/" in client.get(address).context["attestation_url"]


@pytest.mark.parametrize(("attendance", "is_told"), [(Attendance.PRESENT, True), (Attendance.ABSENT, False)])
def test_thanks_lead_to_the_attestation_of_who_was_there(attendance, is_told):
    (anne,) = enrol(SessionFactory(), "Anne")
    Registration.objects.filter(pk=anne.pk).update(attendance=attendance)
    now = timezone.now()
    told = {"session": anne.session, "registration": fresh(anne)}
    thanks = Message(kind="thanks", created_at=now, due_at=now, **told)
    assert (attestation_url(anne).rsplit("/", 2)[0] in words_of(thanks).text) == is_told
