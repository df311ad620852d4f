"""A reader reports a problem without an account; staff deal with it; nothing about the reader is kept."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.test import RequestFactory, override_settings
from django.urls import reverse
from django.utils import timezone

from home.models import ResourceReport
from home.resources.reporting.writing import ResourceReportForm, report
from network.content.reports.form import MOST_AN_HOUR, may_report
from network.content.reports.handling import deal_with
from tests.events.test_admin import member
from tests.factories.resources import ResourcePageFactory, in_english

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return ResourcePageFactory(title="Guide des girafes")


@pytest.fixture
def started() -> str:
    """The mark of a form shown a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return ResourceReportForm().started


def send(client, page, started: str, **fields: object):
    told = {"reason": "outdated", "message": "La page 3 n’existe plus.", "started": started}
    return client.post(f"{page.get_url()}signaler/", told | fields)


def words(response) -> str:
    return response.content.decode()


def test_the_page_of_the_resource_leads_to_a_form_that_asks_nothing_about_the_reader(client, page):
    response = client.get(client.get(page.get_url()).context["report_url"])
    assert response.status_code == 200
    assert "Guide des girafes" in words(response)
    assert 'type="email"' not in words(response)
    assert words(response).count('name="reason"') == 4


def test_a_report_is_kept_and_the_reader_thanked(client, page, started):
    response = send(client, page, started)
    assert response.status_code == 302
    assert response.url == f"{page.get_url()}signaler/merci/"
    assert client.get(response.url).status_code == 200
    told = ResourceReport.objects.get()
    assert (told.resource, told.reason, told.message) == (page, "outdated", "La page 3 n’existe plus.")
    assert told.handled_at is None


@pytest.mark.parametrize(
    "fields",
    [{"reason": ""}, {"reason": "ennuyeux"}, {"message": "x" * 501}, {"website": "https://spam.example"}],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, page, started, fields):
    response = send(client, page, started, **{"message": "Mes <mots>", **fields})
    assert response.status_code == 200
    assert not ResourceReport.objects.exists()
    assert 'role="alert"' in words(response)
    assert ("Mes &lt;mots&gt;" in words(response)) or "x" * 501 in words(response)


def test_what_is_sent_faster_than_anybody_reads_is_refused_and_then_taken(client, page, started):
    response = send(client, page, ResourceReportForm().started)
    assert not ResourceReport.objects.exists()
    assert "La page 3 n’existe plus." in words(response)
    send(client, page, started)
    assert ResourceReport.objects.exists()


@pytest.mark.parametrize("mark", ["", "report", "report:abc:def", "x" * 5000])
def test_a_form_without_its_mark_is_sent_again(client, page, mark):
    assert send(client, page, mark).status_code == 200
    assert not ResourceReport.objects.exists()


def test_a_form_left_open_since_yesterday_is_sent_again(client, page):
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=False):
        mark = ResourceReportForm().started
    send(client, page, mark)
    assert not ResourceReport.objects.exists()


def test_one_client_sends_a_few_reports_an_hour_and_another_is_not_hindered(client, page, started):
    for _ in range(MOST_AN_HOUR):
        assert send(client, page, started).status_code == 302
    refused = send(client, page, started)
    assert refused.status_code == 200
    assert "La page 3 n’existe plus." in words(refused)
    assert ResourceReport.objects.count() == MOST_AN_HOUR
    client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert send(client, page, started).status_code == 302


def test_the_next_hour_one_may_report_again():
    request, now = RequestFactory().get("/"), timezone.now()
    while may_report(request, now=now):
        pass
    assert may_report(request, now=now + timedelta(hours=1))


def test_behind_the_proxy_clients_are_told_apart_and_cannot_choose_their_name():
    now = timezone.now()
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 198.51.100.7"})
    forged = RequestFactory().get("/", headers={"X-Forwarded-For": "2.2.2.2, 198.51.100.7"})
    other = RequestFactory().get("/", headers={"X-Forwarded-For": "198.51.100.8"})
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        while may_report(request, now=now):
            pass
        assert not may_report(forged, now=now)
        assert may_report(other, now=now)


def test_no_address_is_kept_anywhere(client, page, started, caplog):
    client.defaults["REMOTE_ADDR"] = "198.51.100.99"
    send(client, page, started)
    assert "198.51.100.99" not in repr(cache._cache) + caplog.text
    assert "198.51.100.99" not in repr(ResourceReport.objects.values_list().get())


def test_a_report_without_the_token_of_the_form_is_refused(page, started):
    from django.test import Client

    assert send(Client(enforce_csrf_checks=True), page, started).status_code == 403


def test_each_language_reports_below_its_own_page(client, page, started):
    english = in_english(page, title="Giraffe guide", slug="giraffe-guide")
    assert send(client, english, started).url == f"{english.get_url()}signaler/merci/"
    assert ResourceReport.objects.get().resource == english


def test_the_first_who_deals_with_a_report_counts(page, django_user_model):
    one, two = (
        django_user_model.objects.create_user(f"{name}@example.org", "un mot de passe long") for name in "ab"
    )
    told = report(resource=page, reason="wrong", message="", now=timezone.now())
    deal_with(report=told, by=one, now=timezone.now())
    deal_with(report=told, by=two, now=timezone.now())
    assert told.handled_by == one
    assert not ResourceReport.objects.waiting()


def test_staff_see_what_waits_first_and_say_it_is_dealt_with(client, django_user_model, page):
    editor = member(client, django_user_model, "Editors")
    now = timezone.now()
    done, told = (report(resource=page, reason="wrong", message=m, now=now) for m in ("Fait", "À faire <b>"))
    deal_with(report=done, by=editor, now=now)
    listing = client.get(reverse("resourcereport:index"))
    assert list(listing.context["object_list"]) == [told, done]
    assert reverse("resourcereport:add") not in words(listing)
    waiting = client.get(reverse("resourcereport:index"), {"state": "waiting"})
    assert list(waiting.context["object_list"]) == [told]
    edit = reverse("resourcereport:edit", args=[told.pk])
    assert "À faire &lt;b&gt;" in words(client.get(edit))
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in words(client.get(edit))
    assert client.post(edit).status_code == 302
    told.refresh_from_db()
    assert told.handled_by == editor
    assert f"par {editor.email} le" in words(client.get(edit))


def test_nobody_of_the_staff_writes_a_report_and_only_moderators_delete_one(client, django_user_model, page):
    told = report(resource=page, reason="wrong", message="", now=timezone.now())
    member(client, django_user_model, "Editors")
    client.post(reverse("resourcereport:delete", args=[told.pk]))
    assert ResourceReport.objects.exists()
    member(client, django_user_model, "Moderators")
    assert client.get(reverse("resourcereport:add")).status_code == 302
    client.post(reverse("resourcereport:delete", args=[told.pk]))
    assert not ResourceReport.objects.exists()


def test_reports_are_erased_after_a_year(page):
    now = timezone.now()
    kept = report(resource=page, reason="wrong", message="", now=now - timedelta(days=364))
    report(resource=page, reason="wrong", message="", now=now - timedelta(days=366))
    call_command("erase_reports")
    assert list(ResourceReport.objects.all()) == [kept]
