"""What somebody types to register is in the rows of their registration, and in no log, mail or history."""

import logging

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from events.models import Registration
from network.log_format import QuietFormatter
from network.users.models import User
from tests.events.test_erasing import found
from tests.events.typing import typed
from tests.factories.events import SessionFactory

pytestmark = pytest.mark.django_db

TYPED = {
    "first_name": "Zyxwvane",
    "last_name": "Qwertzou",
    "email": "canari@vwxyz.example",
    "phone": "06 99 88 77 66",
}
CANARIES = ("zyxwvane", "qwertzou", "canari", "vwxyz", "699887766", "99 88 77 66")


@pytest.fixture
def quiet(settings, caplog, capfd):
    """Return what tells which canaries were logged, printed or mailed so far."""
    settings.ADMINS = [("Admin", "admin@entraide.example")]
    caplog.set_level(logging.DEBUG)

    def told() -> set[str]:
        letters = "".join(str(letter.message()) for letter in mail.outbox)
        text = "".join((caplog.text, *capfd.readouterr(), letters)).casefold()
        return {canary for canary in CANARIES if canary in text}

    return told


@pytest.fixture
def address() -> str:
    return reverse("register", args=[SessionFactory().pk])


@pytest.mark.parametrize(
    "wrong", [{}, {"email": "canari@"}, {"phone": "0699887766 canari"}, {"first_name": ""}]
)
def test_a_registration_and_its_mistakes_leave_no_trace(client: Client, address, quiet, wrong):
    client.post(address, typed(**(TYPED | wrong)))
    client.post(f"{address}nowhere", typed(**TYPED))
    assert quiet() == set()
    assert found(*CANARIES) <= {"events_registration"}


def test_a_breakdown_tells_nobody_what_was_typed(client: Client, address, quiet, monkeypatch):
    def breaks(**_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("events.registration.views.register", breaks)
    client.raise_request_exception = False
    answer = client.post(address, typed(**TYPED))
    assert answer.status_code == 500
    assert not any(canary in answer.content.decode().casefold() for canary in CANARIES)
    assert quiet() == set()
    assert mail.outbox == []
    assert found(*CANARIES) == set()


def test_staff_who_look_cancel_and_erase_leave_no_name_behind(client: Client, address, quiet):
    client.post(address, typed(**TYPED))
    client.force_login(User.objects.create_superuser("chief@entraide.example", "secret"))
    one = Registration.objects.get()
    below = [one.session_id, one.pk]
    client.get(reverse("session:registrations", args=below[:1]), {"q": "zyxwvane"})
    for name in ("registration", "cancel_registration", "erase_registration"):
        client.get(reverse(f"session:{name}", args=below))
    client.post(reverse("session:person"), {"address": TYPED["email"], "do": "export"})
    client.post(reverse("session:cancel_registration", args=below))
    assert found(*CANARIES) == {"events_registration"}
    client.post(reverse("session:erase_registration", args=below))
    assert found(*CANARIES) == set()
    assert quiet() == set()


def test_what_the_database_quotes_of_a_row_is_not_logged():
    quoted = 'violates "once"\nDETAIL:  Failing row contains (1, Zyxwvane, Qwertzou).'
    try:
        raise IntegrityError(quoted)
    except IntegrityError as error:
        text = QuietFormatter().formatException((type(error), error, error.__traceback__))
    assert "violates" in text
    assert "Zyxwvane" not in text
