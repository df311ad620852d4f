"""Which links are checked, what is kept, and the report staff read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.dashboard.waiting import waiting_for
from home.models import LinkCheck, ResourcePage
from home.resources.enums import LinkStatus
from home.resources.links.checking import due, record
from home.resources.links.visiting import Visit, Visitor
from home.resources.reporting.writing import report as report_of_a_reader
from tests.events.test_admin import member
from tests.factories.resources import ResourcePageFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
OK, BROKEN = Visit(LinkStatus.OK, 200), Visit(LinkStatus.BROKEN, 404)
SILENT = Visit(LinkStatus.UNREACHABLE)


@pytest.fixture
def visited(monkeypatch) -> list[str]:
    """Addresses the command visits; those with “mort” in them are dead."""
    urls: list[str] = []

    def visit(self: Visitor, url: str) -> Visit:
        urls.append(url)
        return BROKEN if "mort" in url else OK

    monkeypatch.setattr(Visitor, "visit", visit)
    return urls


def test_what_a_visit_found_is_kept_with_failures_in_a_row():
    url = "https://a.example/"
    record(url=url, visit=OK, now=NOW)
    record(url=url, visit=BROKEN, now=NOW + timedelta(days=1))
    link = record(url=url, visit=SILENT, now=NOW + timedelta(days=2))
    assert (link.status, link.http_code, link.failures, link.last_ok_at) == ("unreachable", None, 2, NOW)
    assert record(url=url, visit=OK, now=NOW + timedelta(days=3)).failures == 0
    assert LinkCheck.objects.count() == 1


def test_a_site_that_rests_for_a_night_is_not_dead_and_one_that_is_gone_is():
    url = "https://a.example/"
    record(url=url, visit=SILENT, now=NOW)
    assert not LinkCheck.objects.broken()
    record(url=url, visit=SILENT, now=NOW)
    assert LinkCheck.objects.broken().get().url == url
    for status, is_dead in (("broken", True), ("refused", True), ("guarded", False), ("moved", False)):
        LinkCheck.objects.update(status=status)
        assert LinkCheck.objects.broken().exists() is is_dead


def test_those_never_checked_come_first_then_the_oldest():
    new, old, older, recent = (ResourcePageFactory(title=title) for title in "abcd")
    ResourcePageFactory(draft=True)
    for page, days in ((old, 8), (older, 30), (recent, 1)):
        record(url=page.url, visit=OK, now=NOW - timedelta(days=days))
    assert due(before=NOW - timedelta(days=7)) == [new.url, older.url, old.url]


def test_an_address_of_two_resources_is_visited_once(visited):
    ResourcePageFactory(url="https://a.example/")
    ResourcePageFactory(url="https://a.example/")
    call_command("check_links")
    assert visited == ["https://a.example/"]


def test_the_command_goes_on_after_a_dead_link_and_says_what_it_found(visited, capsys):
    for name in ("mort", "vif", "autre"):
        ResourcePageFactory(url=f"https://{name}.example/")
    call_command("check_links")
    assert len(visited) == LinkCheck.objects.count() == 3
    assert [link.url for link in LinkCheck.objects.broken()] == ["https://mort.example/"]
    assert "3  addresses visited" in capsys.readouterr().out


def test_the_command_keeps_to_its_limit_and_leaves_what_was_just_checked(visited):
    for _ in range(3):
        ResourcePageFactory()
    call_command("check_links", limit=2)
    assert len(visited) == 2
    call_command("check_links")
    assert len(visited) == 3
    call_command("check_links")
    assert len(visited) == 3
    call_command("check_links", older_than=0)
    assert len(visited) == 6


@pytest.mark.parametrize("options", [{"limit": -1}, {"older_than": -1}])
def test_the_command_refuses_what_makes_no_sense(visited, options):
    with pytest.raises(Exception, match="at least"):
        call_command("check_links", *(f"--{name.replace('_', '-')}={n}" for name, n in options.items()))
    assert visited == []


def test_an_address_that_nobody_has_any_more_is_forgotten(visited):
    page = ResourcePageFactory(url="https://mort.example/")
    call_command("check_links")
    page.url = "https://vif.example/"
    page.save_revision().publish()
    assert not ResourcePage.objects.with_dead_link()
    call_command("check_links")
    assert [link.url for link in LinkCheck.objects.all()] == ["https://vif.example/"]


def test_publishing_asks_nobody(visited):
    ResourcePageFactory(url="https://mort.example/")
    assert visited == []


def report(client, query: str = ""):
    response = client.get(f"{reverse('link_report')}{query}")
    assert response.status_code == 200
    return response


def test_editors_see_dead_links_first_and_the_way_to_the_resource(client, django_user_model):
    member(client, django_user_model, "Editors")
    fine, dead = ResourcePageFactory(title="Vif"), ResourcePageFactory(title="Mort")
    record(url=fine.url, visit=OK, now=NOW)
    record(url=dead.url, visit=BROKEN, now=NOW)
    response = report(client)
    assert [link.url for link in response.context["object_list"]] == [dead.url, fine.url]
    text = response.content.decode()
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[dead.pk])}"' in text
    assert [link.url for link in report(client, "?is_dead=true").context["object_list"]] == [dead.url]
    assert [link.url for link in report(client, "?is_dead=false").context["object_list"]] == [fine.url]
    assert [link.url for link in report(client, "?status=ok").context["object_list"]] == [fine.url]


def test_the_report_leaves_as_a_sheet(client, django_user_model):
    member(client, django_user_model, "Editors")
    page = ResourcePageFactory(title="Mort")
    record(url=page.url, visit=BROKEN, now=NOW)
    sheet = b"".join(report(client, "?export=csv").streaming_content).decode()
    assert f"Mort,{page.url}," in sheet
    assert ",404,1," in sheet


def test_the_report_is_in_the_menu_of_those_who_may_read_it(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("personne@example.org", "un mot de passe long"))
    assert client.get(reverse("link_report")).status_code == 302
    member(client, django_user_model, "Editors")
    assert reverse("link_report") in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.any_database
def test_the_report_asks_the_same_questions_whatever_the_number(client, django_user_model):
    member(client, django_user_model, "Editors")
    numbers = []
    for more in (5, 20):
        for _ in range(more):
            record(url=ResourcePageFactory().url, visit=OK, now=timezone.now())
        report(client)
        with CaptureQueriesContext(connection) as queries:
            report(client)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_what_waits_is_told_on_the_first_screen_and_leads_to_lists_that_hold_it(client, django_user_model):
    user = member(client, django_user_model, "Editors")
    dead, stale = ResourcePageFactory(), ResourcePageFactory(stale=True)
    record(url=dead.url, visit=BROKEN, now=NOW)
    report_of_a_reader(resource=dead, reason="outdated", message="", now=NOW)
    waiting = [one for one in waiting_for(user, timezone.now()) if "explore" not in one.url]
    urls = [one.url for one in waiting]
    assert [one.count for one in waiting] == [1, 1, 1]
    assert [link.url for link in client.get(urls[0]).context["object_list"]] == [dead.url]
    assert [told.resource for told in client.get(urls[1]).context["object_list"]] == [dead]
    assert [page.pk for page in client.get(urls[2]).context["object_list"]] == [stale.pk]
