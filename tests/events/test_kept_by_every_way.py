"""Each way in which something is deleted, tried on what people registered for."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from events.models import Registration, Responsible, Session, WorkshopPage
from events.services.responsible import name_responsible
from network.api import api
from partners.models import Place
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("chief@entraide.example", "secret"))
    return client


@pytest.fixture
def session() -> Session:
    session = SessionFactory(capacity=2)
    enrol(session, "Anne", "Bruno", "Chloé")
    return session


def page_of(session: Session) -> WorkshopPage:
    return WorkshopPage.objects.get(translation_key=session.workshop_key)


def bulk(app: str, model: str, *keys: int) -> str:
    return f"{reverse('wagtail_bulk_action', args=[app, model, 'delete'])}?" + "&".join(
        f"id={k}" for k in keys
    )


def place_bulk(session: Session) -> str:
    return bulk("partners", "place", session.place_id)


WAYS: dict[str, Callable[[Session], str]] = {
    "page": lambda s: reverse("wagtailadmin_pages:delete", args=[page_of(s).pk]),
    "calendar": lambda s: reverse("wagtailadmin_pages:delete", args=[page_of(s).get_parent().pk]),
    "home": lambda s: reverse("wagtailadmin_pages:delete", args=[page_of(s).get_parent().get_parent().pk]),
    "bulk of pages": lambda s: bulk("wagtailcore", "page", page_of(s).pk),
    "bulk with the calendar": lambda s: bulk("wagtailcore", "page", page_of(s).get_parent().pk),
    "session": lambda s: reverse("session:delete", args=[s.pk]),
    "place": lambda s: reverse(Place.snippet_viewset.get_url_name("delete"), args=[s.place_id]),
    "bulk of places": place_bulk,
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_booked_is_deleted_and_staff_are_told_how_many_and_what_to_do(chief: Client, session, way):
    answer = chief.post(WAYS[way](session), follow=True)
    assert answer.status_code == 200
    said = " ".join(str(one) for one in answer.context["messages"])
    assert "3" in said
    assert not any(name in said for name in ("Anne", "Bruno", "Chloé"))
    assert Registration.objects.count() == 3
    assert Session.objects.filter(pk=session.pk, place=session.place_id).exists()
    assert page_of(session).live


def test_the_organisation_and_the_language_of_a_booked_workshop_stay(chief: Client, session):
    page = page_of(session)
    chief.post(
        reverse(type(page.organisation).snippet_viewset.get_url_name("delete"), args=[page.organisation_id])
    )
    chief.post(reverse("wagtaillocales:delete", args=[page.locale_id]))
    assert page_of(session).organisation_id == page.organisation_id
    assert Locale.objects.filter(pk=page.locale_id).exists()


def test_no_address_of_the_interface_deletes_anything():
    offered = {method for address in api.get_openapi_schema()["paths"].values() for method in address}
    assert offered == {"get"}


def test_who_is_responsible_goes_with_the_workshop(session):
    empty = SessionFactory().workshop
    Session.objects.of(empty).delete()
    user = get_user_model().objects.create_user("a@entraide.example", "secret")
    name_responsible(workshop_key=empty.translation_key, users=[user])
    empty.delete()
    assert not Responsible.objects.exists()
