"""A page asked again is a kept one, and each change is seen by the next request."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Session, WorkshopPage
from network.catalogue.enums import Status
from network.catalogue.state import current_version
from network.content.signals import renew
from network.content.state import current_version as content_version
from network.users.models import User
from partners.addresses import address_of
from partners.models import Place
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol
from tests.factories.home import StandardPageFactory
from tests.factories.partners import PlaceFactory, directory_page
from tests.factories.resources import ResourcePageFactory

pytestmark = pytest.mark.django_db
# Nothing of these is shown to the public, or what is shown of it renews the catalogue or the content itself.
SHOWN_NOWHERE = {
    "users.User",
    "content.JargonTerm",
    "content.Rendition",
    "content.ContentState",
    "catalogue.Entry",
    "catalogue.EntrySession",
    "catalogue.CatalogueState",
    "catalogue.Alert",
    "catalogue.AlertCard",
    "catalogue.AlertMessage",
    "catalogue.GoneEntry",
    "home.AnswerCount",
    "home.LinkCheck",
    "home.ResourceReport",
    "accounts.AccountLetter",
    "partners.Change",
    "partners.FormDraft",
    "partners.LastNumber",
    "partners.ImportRun",
    "partners.ImportedRow",
    "partners.Invitation",
    "partners.JoinRequest",
    "partners.Membership",
    "partners.Merge",
    "partners.NotTheSame",
    "partners.Proposal",
    "partners.SheetReport",
    # Saved with their page, in its transaction.
    "funding.FinancedWorkshop",
    "funding.FinancedPartner",
}
# These go through `projection.refresh`.
TOLD_TO_THE_CATALOGUE = {"partners.Offer", "partners.Place", "events.Session"}
# Written with their sessions, in the same transaction.
BESIDE_SESSIONS = {"events.Series", "events.Meeting"}
# What pages show of them is on the session's row, which tells the catalogue.
COUNTED_ON_THE_SESSION = {"events.Registration", "events.Party", "events.Message"}
# Shown on pages about one person, which nobody keeps, or to staff.
OF_ONE_PERSON = {
    "events.Attestation",
    "events.ExtraSeat",
    "events.FeedbackCount",
    "events.PassportLetter",
    "events.PersonalCalendar",
    "events.Responsible",
    "events.RosterAccess",
    "events.Wording",
}


@pytest.fixture(autouse=True)
def _kept(settings: object) -> None:
    settings.MIDDLEWARE = ["network.catalogue.page_cache.PageCacheMiddleware", *settings.MIDDLEWARE]
    current_version()
    content_version()


@pytest.fixture
def workshop() -> WorkshopPage:
    page = WorkshopPageFactory(title="Apprivoiser sa souris")
    SessionFactory(workshop=page)
    return page


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        shown(client, address)
    return len(captured)


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
@pytest.mark.parametrize("address", ["/fr/", "/en/", "/fr/catalogue/?q=souris", "/fr/recherche/?q=souris"])
def test_a_page_asked_again_costs_one_query(client: Client, workshop: WorkshopPage, address: str):
    first = shown(client, address)
    assert queries(client, address) == 1
    assert shown(client, address) == first


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
def test_a_browser_that_has_the_page_hears_that_it_holds(client: Client, workshop: WorkshopPage):
    first = client.get(workshop.url)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(workshop.url, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    SessionFactory(workshop=workshop)
    assert client.get(workshop.url, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def _publish() -> None:
    page = WorkshopPage.objects.get()
    page.title = "Les marmottes"
    page.save_revision().publish()


def _call_off() -> None:
    session = Session.objects.get()
    session.status = Status.CANCELLED
    session.save()


def _fill() -> None:
    session = Session.objects.get()
    session.capacity = 2
    session.save()


def _register() -> None:
    enrol(Session.objects.get(), "Anne")


def _move() -> None:
    place = Place.objects.get()
    place.address = "3 rue des Marmottes"
    place.save()


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
@pytest.mark.parametrize("change", [_publish, _call_off, _fill, _register, _move])
def test_a_change_is_seen_by_the_next_request(
    client: Client, workshop: WorkshopPage, change: Callable[[], None]
):
    before = shown(client, workshop.url)
    assert shown(client, workshop.url) == before
    change()
    assert shown(client, workshop.url) != before


def test_a_date_that_begins_leaves_within_the_minute(client: Client):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, starts_at=timezone.now() + timedelta(days=1))
    before = shown(client, page.url)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert shown(client, page.url) != before


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
def test_what_a_card_does_not_tell_is_seen_by_the_next_request_too(client: Client):
    directory_page()
    place = PlaceFactory(phone="+33381000001")
    assert "tel:+33381000001" in shown(client, address_of(place))
    before = current_version()
    place.phone = "+33381000002"
    place.save()
    assert "tel:+33381000002" in shown(client, address_of(place))
    assert current_version() == before


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
def test_what_belongs_to_one_person_is_not_kept(client: Client, admin_user: User):
    # One client for both: each has a cache of its own.
    page = StandardPageFactory()
    shown(client, page.url)
    client.force_login(admin_user)
    assert "wagtail-userbar" in shown(client, page.url)
    assert "wagtail-userbar" in shown(client, page.url)
    client.logout()
    client.cookies.clear()
    assert "wagtail-userbar" not in shown(client, page.url)


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
def test_a_form_to_send_is_not_kept(client: Client):
    address = f"{ResourcePageFactory().get_url()}signaler/"
    first = client.get(address)
    client.cookies.clear()
    second = client.get(address)
    assert first.status_code == 200
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    assert first.content != second.content


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
def test_a_page_that_asks_not_to_be_kept_is_not(client: Client):
    answers = [client.get("/fr/ma-liste/") for _ in range(2)]
    assert [answer.headers["Cache-Control"] for answer in answers] == ["private, no-cache"] * 2


@time_machine.travel("2026-11-25T10:00:10+01:00", tick=False)
def test_hosts_do_not_share_pages(client: Client):
    shown(client, "/fr/")
    assert client.get("/fr/", headers={"host": "mechant.example"}).status_code == 400


def test_every_model_of_the_site_says_when_it_changes():
    ours = ("network", "home", "events", "partners", "funding")
    silent = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.split(".")[0] in ours
        and not any(receiver is renew for receiver in post_save._live_receivers(model)[0])
    }
    assert (
        silent
        == SHOWN_NOWHERE | TOLD_TO_THE_CATALOGUE | COUNTED_ON_THE_SESSION | OF_ONE_PERSON | BESIDE_SESSIONS
    )
