"""Anybody reports an error on a sheet; its people correct it; nothing is kept about who reported."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from network.accounts.models import AccountLetter
from network.content.reports.handling import deal_with
from network.users.groups import EDITORS
from network.users.models import User
from partners.keys import Sheet, key_of
from partners.models import DirectoryPage, Membership, Organisation, SheetReport
from partners.reporting.form import SheetReportForm
from partners.services.reporting import report, tell_all
from tests.factories.partners import (
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    PlaceFactory,
    SheetReportFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WORDS = "Appelez Mme <Ruiz>."


@pytest.fixture
def started() -> str:
    """The mark of a form shown a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return SheetReportForm().started


@pytest.fixture
def owner() -> Membership:
    return MembershipFactory(owner=True)


@pytest.fixture
def organisation(owner: Membership) -> Organisation:
    return owner.organisation


def form_of(kind: str, sheet: Sheet) -> str:
    return reverse("report-error", args=[kind, sheet.slug])


def told(sheet: Sheet, now: datetime | None = None, **fields: object) -> SheetReport:
    return report(sheet=sheet, **{"reason": "hours", "message": WORDS} | fields, now=now or timezone.now())


@pytest.mark.parametrize(
    ("kind", "factory"),
    [("organisation", OrganisationFactory), ("place", PlaceFactory), ("offer", OfferFactory)],
)
def test_each_sheet_leads_to_its_form_which_keeps_a_report(
    client: Client, directory: DirectoryPage, started: str, kind: str, factory: type
) -> None:
    sheet = factory()
    page = client.get(directory.address_of(sheet))
    assert form_of(kind, sheet) in page.text
    assert not page.cookies
    form = client.get(form_of(kind, sheet))
    assert 'type="email"' not in form.text
    assert form.text.count('name="reason"') == 7
    response = client.post(form_of(kind, sheet), {"reason": "moved", "message": WORDS, "started": started})
    thanks = client.get(response.url)
    assert directory.address_of(sheet) in thanks.text
    kept = SheetReport.objects.get()
    assert (kept.sheet, kept.reason, kept.message) == (key_of(sheet), "moved", WORDS)


def test_what_has_closed_is_called(client: Client, directory: DirectoryPage, started: str) -> None:
    place = PlaceFactory()
    response = client.post(form_of("place", place), {"reason": "closed", "started": started})
    assert "appelle" in client.get(response.url).text


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": ""},
        {"reason": "other", "message": ""},
        {"message": "x" * 501},
        {"website": "https://spam.example"},
        {"started": ""},
    ],
)
def test_traps_and_slips_keep_nothing_and_lose_nothing(
    client: Client, started: str, fields: dict[str, str]
) -> None:
    place = PlaceFactory()
    typed = {"reason": "hours", "message": WORDS, "started": started} | fields
    response = client.post(form_of("place", place), typed)
    assert 'role="alert"' in response.text
    assert typed["message"].replace("<", "&lt;").replace(">", "&gt;") in response.text
    assert not SheetReport.objects.exists()


def test_one_client_reports_a_few_times_an_hour_and_leaves_no_address(client: Client, started: str) -> None:
    client.defaults["REMOTE_ADDR"] = "198.51.100.99"
    place, typed = PlaceFactory(), {"reason": "hours", "started": started}
    answers = [client.post(form_of("place", place), typed).status_code for _ in range(6)]
    assert answers == [302] * 5 + [200]
    assert "198.51.100.99" not in repr(cache._cache) + repr(list(SheetReport.objects.values_list()))


def test_a_hidden_sheet_has_no_form(client: Client, started: str) -> None:
    hidden = OrganisationFactory(draft=True)
    over = OfferFactory(ends_on=timezone.localdate() - timedelta(days=1))
    sheets = [
        ("organisation", hidden),
        ("place", PlaceFactory(draft=True)),
        ("place", PlaceFactory(expire_at=timezone.now() - timedelta(hours=1))),
        ("offer", OfferFactory(organisation=hidden)),
        ("offer", over),
        ("workshop", PlaceFactory()),
    ]
    for kind, sheet in sheets:
        address = form_of(kind, sheet)
        answers = (
            client.get(address),
            client.get(f"{address}merci/"),
            client.post(address, {"reason": "hours"}),
        )
        assert [one.status_code for one in answers] == [404] * 3


def test_people_of_the_organisation_close_a_report(
    client: Client, owner: Membership, organisation: Organisation
) -> None:
    client.force_login(owner.user)
    one = told(PlaceFactory(organisation=organisation, name="Médiathèque Rosa"))
    page = client.get(reverse("space:reports", args=[organisation.slug]))
    assert "Appelez Mme &lt;Ruiz&gt;." in page.text
    assert "Médiathèque Rosa" in page.text
    assert "Signalements (1)" in page.text
    client.post(reverse("space:report", args=[organisation.slug, one.pk]), {"outcome": "Heures changées."})
    one.refresh_from_db()
    assert (one.handled_by, one.outcome) == (owner.user, "Heures changées.")
    assert "Signalements (1)" not in client.get(page.request["PATH_INFO"]).text


def test_many_reports_cost_no_more_queries(
    client: Client, owner: Membership, organisation: Organisation
) -> None:
    client.force_login(owner.user)
    address = reverse("space:reports", args=[organisation.slug])

    def count(number: int) -> int:
        for _ in range(number):
            told(PlaceFactory(organisation=organisation))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert count(1) == count(4)


def test_a_report_of_another_organisation_is_not_there(
    client: Client, owner: Membership, organisation: Organisation
) -> None:
    client.force_login(owner.user)
    theirs = told(OrganisationFactory())
    assert theirs.message not in client.get(reverse("space:reports", args=[organisation.slug])).text
    address = reverse("space:report", args=[organisation.slug, theirs.pk])
    assert client.post(address).status_code == 404
    theirs.refresh_from_db()
    assert theirs.handled_at is None


def test_the_first_who_closes_a_report_counts(organisation: Organisation) -> None:
    one, now = told(organisation), timezone.now()
    first, second = UserFactory(), UserFactory()
    same = SheetReport.objects.get(pk=one.pk)
    assert deal_with(report=one, by=first, now=now, outcome="Corrigé.")
    assert not deal_with(report=same, by=second, now=now, outcome="Encore.")
    assert (same.handled_by, same.outcome) == (first, "Corrigé.")


def test_owners_get_one_letter_a_day_which_quotes_nothing(
    owner: Membership, organisation: Organisation
) -> None:
    MembershipFactory(organisation=organisation)
    now = timezone.now()
    for hours in (0, 1, 2):
        told(organisation, now + timedelta(hours=hours))
    letter = AccountLetter.objects.get()
    assert letter.email == owner.user.email
    assert "Ruiz" not in letter.subject + letter.text
    assert reverse("space:reports", args=[organisation.slug]) in letter.text
    assert tell_all(now=now + timedelta(hours=23)) == 0
    assert tell_all(now=now + timedelta(hours=25)) == 1
    assert "3 signalements" in AccountLetter.objects.exclude(pk=letter.pk).get().text
    assert tell_all(now=now + timedelta(hours=50)) == 0


def test_staff_deal_with_a_report_that_nobody_else_answers_for(client: Client) -> None:
    editor: User = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    waiting, done = told(PlaceFactory(name="Gare <b>")), told(PlaceFactory())
    deal_with(report=done, by=editor, now=timezone.now())
    listed = client.get(reverse("sheetreport:index"), {"state": "waiting"})
    assert list(listed.context["object_list"]) == [waiting]
    assert "Gare &lt;b&gt;" in listed.text
    edit = reverse("sheetreport:edit", args=[waiting.pk])
    assert "Appelez Mme &lt;Ruiz&gt;." in client.get(edit).text
    client.post(edit, {"outcome": "Appelé."})
    waiting.refresh_from_db()
    assert (waiting.handled_by, waiting.outcome) == (editor, "Appelé.")


def test_reports_are_erased_a_year_after_the_end_or_after_two_years() -> None:
    now, year = timezone.now(), timedelta(days=365)
    day = timedelta(days=1)
    kept = [
        SheetReportFactory(sheet="place:1", created_at=now - 2 * year + day),
        SheetReportFactory(sheet="place:1", created_at=now - 1.5 * year, handled_at=now - year + day),
    ]
    SheetReportFactory(sheet="place:1", created_at=now - 2 * year - day)
    SheetReportFactory(sheet="place:1", created_at=now - 1.5 * year, handled_at=now - year - day)
    call_command("erase_reports")
    assert set(SheetReport.objects.all()) == set(kept)
