"""What people registered for is deleted by no way; the refusal says how many and what to do."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from events.models import CalendarPage, Registration, Session, WorkshopPage
from partners.models import Place
from tests.events.seats import assert_in_step
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("chief@entraide.example", "secret"))
    return client


@pytest.fixture
def session() -> Session:
    session = SessionFactory(capacity=2)
    enrol(session, "Anne", "Bruno")
    return session


def page_of(session: Session) -> WorkshopPage:
    return WorkshopPage.objects.get(translation_key=session.workshop_key)


@pytest.mark.parametrize(
    "thing",
    [
        lambda session: session,
        lambda session: session.place,
        page_of,
        lambda session: CalendarPage.objects.get(pk=page_of(session).get_parent().pk),
    ],
    ids=["session", "place", "workshop", "calendar"],
)
def test_no_code_deletes_what_is_booked(session: Session, thing):
    with pytest.raises(ProtectedError), transaction.atomic():
        thing(session).delete()
    assert Session.objects.filter(pk=session.pk).exists()
    assert WorkshopPage.objects.filter(translation_key=session.workshop_key).exists()


def test_staff_are_told_how_many_people_and_what_to_do(chief: Client, session: Session):
    for address in (
        reverse("session:delete", args=[session.pk]),
        Place.snippet_viewset.get_url_name("delete")
        and reverse(Place.snippet_viewset.get_url_name("delete"), args=[session.place_id]),
    ):
        for ask in (chief.get, chief.post):
            answer = ask(address, follow=True)
            (told,) = [str(message) for message in answer.context["messages"]]
            assert "2" in told
            assert "Anne" not in told
    assert Registration.objects.count() == 2


def form_of(client: Client, session: Session) -> dict[str, object]:
    form = client.get(reverse("session:edit", args=[session.pk])).context["form"]
    return {field.html_name: value for field in form if (value := field.value()) is not None}


def test_fewer_seats_than_people_have_are_refused_beside_the_field(chief: Client, session: Session):
    answer = chief.post(reverse("session:edit", args=[session.pk]), form_of(chief, session) | {"capacity": 1})
    assert list(answer.context["form"].errors) == ["capacity"]
    assert "2" in str(answer.context["form"].errors["capacity"])


def test_more_seats_and_a_cancellation_of_the_form_reach_the_people(chief: Client, session: Session):
    enrol(session, "Chloé")
    filled = form_of(chief, session)
    # Registered while the form was open.
    enrol(session, "Denis")
    chief.post(reverse("session:edit", args=[session.pk]), filled | {"capacity": 3})
    assert_in_step(session)
    assert (session.confirmed, session.offered, session.waiting) == (2, 1, 1)
    chief.post(reverse("session:edit", args=[session.pk]), filled | {"capacity": 3, "status": "cancelled"})
    assert set(Registration.objects.values_list("status", flat=True)) == {"cancelled"}
    assert_in_step(session)
