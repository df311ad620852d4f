"""The page where somebody registers."""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Registration
from network.catalogue.models import Entry
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db
MARIE = {"first_name": "Marie", "last_name": "Dupont", "email": "marie@exemple.fr"}


def test_one_registers_and_sees_it_and_the_workshop_tells_what_is_left(client: Client):
    session = SessionFactory(capacity=2)
    page = session.workshop.get_url()
    address = reverse("register", args=[session.pk])
    assert address in client.get(page).content.decode()
    assert "seat" in client.get(address.replace("/fr/", "/en/")).content.decode()
    done = client.post(address, MARIE, follow=True)
    assert done.status_code == 200
    assert Registration.objects.get().status == "confirmed"
    again = client.post(address, MARIE, follow=True)
    assert again.status_code == 200
    assert Registration.objects.count() == 1
    enrol(session, "Anne", "Bruno")
    english = client.get(page)
    assert "2" not in english.context["first_dates"][0].shown_status
    assert english.context["first_dates"][0].waiting == 1


def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client):
    address = reverse("register", args=[SessionFactory().pk])
    answer = client.post(address, {"first_name": "Marie", "last_name": "Dupont"})
    assert list(answer.context["form"].errors) == ["email"]
    assert 'value="Marie"' in answer.content.decode()


def test_a_name_is_one_line(client: Client):
    address = reverse("register", args=[SessionFactory().pk])
    client.post(address, MARIE | {"first_name": "Ma\r\nrie\x0b"})
    assert Registration.objects.get().first_name == "Ma rie"


def test_a_date_that_is_over_says_so_and_a_hidden_one_is_unknown(client: Client):
    over, hidden = SessionFactory(past=True), SessionFactory(workshop__draft=True)
    assert client.get(reverse("register", args=[over.pk])).context["reason"]
    assert client.get(reverse("register", args=[hidden.pk])).status_code == 404
    assert client.get(reverse("register", args=[0])).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_a_forged_link_shows_nothing(client: Client, token: str):
    assert client.get(reverse("registered", args=[token])).status_code == 404


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
