"""Several people enrolled in one form by somebody who answers for them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.events.seats import standings
from tests.events.typing import browser, rows, typed
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db
ODILE = {"name": "Odile Renard", "phone": "06 12 34 56 78"}
FIVE = ("Ada", "Bob", "Cléa", "Dan", "Eve")


def page(session) -> str:
    return reverse("register_group", args=[session.pk])


def send(session, *names: str, client: Client | None = None, **more: str):
    told = typed(**ODILE, **rows(*names, **more))
    return (client or browser()).post(page(session), told, follow=True)


def test_five_people_without_an_address_have_a_seat_and_each_is_told_by_name():
    session = SessionFactory(capacity=5)
    done = send(session, *FIVE)
    assert standings(session) == [(name, "confirmed") for name in FIVE]
    assert [one.name for one in done.context["answer"].people] == [f"{name} Petit" for name in FIVE]
    assert session.parties.get().name == "Odile Renard"


def test_too_few_seats_and_all_wait():
    session = SessionFactory(capacity=5)
    enrol(session, "Anne")
    assert send(session, *FIVE).context["answer"].is_waiting


def test_a_row_more_keeps_what_was_typed_and_judges_nothing(client: Client):
    session = SessionFactory()
    answer = client.post(page(session), typed(**ODILE, add="1", **rows("Ada", "", "Cléa")))
    text = answer.content.decode()
    assert len(answer.context["rows"].forms) == 4
    assert all(f'value="{value}"' in text for value in ("Ada", "Cléa", "Odile Renard", "06 12 34 56 78"))
    assert "field__error" not in text
    twelve = client.post(page(session), typed(**ODILE, add="1", **rows(*["Ada"] * 12)))
    assert len(twelve.context["rows"].forms) == 12
    assert not twelve.context["can_add"]
    assert session.registrations.count() == 0


def test_what_is_wrong_in_a_row_is_told_with_its_number(client: Client):
    session = SessionFactory()
    answer = send(session, "Ada", "Bob", **{"people-1-last_name": "", "people-1-email": "bob@"})
    text = answer.content.decode()
    assert 'href="#id_people-1-last_name"' in text
    assert 'href="#id_people-1-email"' in text
    assert 'value="Ada"' in text
    assert session.registrations.count() == 0


def test_nobody_too_many_and_forged_rows_are_refused_with_words():
    session = SessionFactory(capacity=2)
    for names in ((), ("Ada", "Bob", "Cléa")):
        assert send(session, *names).context["form"].non_field_errors()
    assert "%(" not in send(session, "Ada", "Bob", "Cléa").content.decode()
    assert send(session, "Ada", **{"people-TOTAL_FORMS": "9999"}).status_code == 200
    assert send(session, "Ada", **{"people-TOTAL_FORMS": "x"}).status_code == 200
    assert send(session, *[f"Ada{chr(97 + number)}" for number in range(13)]).status_code == 200
    assert session.registrations.count() == 0


def test_sent_twice_it_is_one_group():
    session, client = SessionFactory(), browser()
    first, second = (send(session, "Ada", "Bob", client=client) for _ in range(2))
    assert first.context["answer"] == second.context["answer"]
    assert session.parties.count() == 1
