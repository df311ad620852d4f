"""Calendars of others: matched by UID, else by time and place; bad events named, good ones in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from events.calendar_files.importing import CalendarReport, import_calendar
from events.models import Session, WorkshopPage
from network.catalogue.enums import Status
from network.sheets.reading import UnreadableFileError
from tests.events.test_admin import editor  # noqa: F401
from tests.factories.events import WorkshopPageFactory
from tests.factories.partners import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _here():
    WorkshopPageFactory(title="Envoyer un courriel")
    PlaceFactory(name="Médiathèque de Dole")


def event(uid: str = "a1", **lines: str) -> str:
    said = {
        "UID": uid,
        "DTSTAMP": "20270101T000000Z",
        "SUMMARY": "Envoyer un courriel",
        "LOCATION": "médiathèque de dole\\, 2 rue Bauzonnet",
        "DTSTART;TZID=Europe/Paris": "20270309T140000",
        "DTEND;TZID=Europe/Paris": "20270309T160000",
    } | {name.replace("_", "-"): value for name, value in lines.items()}
    body = "\r\n".join(f"{name}:{value}" for name, value in said.items() if value)
    return f"BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT"


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//FR", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def bring(*events: str, **options: object) -> CalendarReport:
    return import_calendar(content=calendar(*events), now=NOW, **options)


def outcomes(report: CalendarReport) -> list[str]:
    return [str(verdict.outcome.value) for verdict in report.verdicts]


def moved(days: int, uid: str = "a1") -> str:
    at = datetime(2027, 3, 9) + timedelta(days=days)
    times = {
        "DTSTART;TZID=Europe/Paris": f"{at:%Y%m%d}T140000",
        "DTEND;TZID=Europe/Paris": f"{at:%Y%m%d}T160000",
    }
    return event(uid, **times)


def test_a_series_comes_in_with_its_hour_on_the_wall_and_a_second_time_changes_nothing():
    weekly = event(RRULE="FREQ=WEEKLY;COUNT=5")
    assert outcomes(bring(weekly)) == ["created"] * 5
    before = list(Session.objects.values())
    assert [one["starts_at"].hour for one in before] == [13, 13, 13, 12, 12]
    assert outcomes(bring(weekly)) == ["unchanged"] * 5
    assert list(Session.objects.values()) == before


def test_an_event_that_moved_is_known_by_its_uid_and_a_new_uid_by_time_and_place():
    bring(event())
    assert outcomes(bring(moved(1))) == ["updated"]
    assert Session.objects.get().starts_at.day == 10
    assert outcomes(bring(moved(1, uid="040000008200E00074C5"))) == ["unchanged"]
    assert outcomes(bring(moved(2, uid="040000008200E00074C5"))) == ["updated"]
    assert Session.objects.get().starts_at.day == 11


def test_one_date_of_a_series_moved_at_the_source_moves_here():
    weekly = event(RRULE="FREQ=WEEKLY;COUNT=3")
    bring(weekly)
    other = {"DTSTART;TZID=Europe/Paris": "20270317T140000", "DTEND;TZID=Europe/Paris": "20270317T160000"}
    exception = event(**{"RECURRENCE-ID;TZID=Europe/Paris": "20270316T140000"}, **other)
    assert sorted(outcomes(bring(weekly, exception))) == ["unchanged", "unchanged", "updated"]
    assert sorted(session.starts_at.day for session in Session.objects.all()) == [9, 17, 23]


def test_what_the_source_cancels_is_cancelled_and_what_staff_called_off_stays_so():
    bring(event(), moved(7, "b"))
    Session.objects.filter(source_uid__startswith="b").update(status=Status.CANCELLED)
    assert outcomes(bring(event(STATUS="CANCELLED"), moved(7, "b"))) == ["updated", "unchanged"]
    assert set(Session.objects.values_list("status", flat=True)) == {Status.CANCELLED}


def test_what_somebody_booked_is_not_moved_by_a_calendar(monkeypatch):
    bring(event())
    monkeypatch.setattr(Session, "is_booked", True)
    assert outcomes(bring(moved(1))) == ["rejected"]
    assert Session.objects.get().starts_at.day == 9


def test_a_dry_run_writes_nothing():
    assert outcomes(bring(event(), is_dry_run=True)) == ["created"]
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "lines",
    [
        {"SUMMARY": "Cuisine"},
        {"LOCATION": "Quelque part"},
        {"DTSTART;TZID=Europe/Paris": "", "DTSTART;VALUE=DATE": "20270309"},
        {"DTSTART;TZID=Europe/Paris": "20270309T170000"},
        {"DTEND;TZID=Europe/Paris": "20270312T160000"},
        {"DTSTART;TZID=Europe/Paris": "bientôt"},
        {"RRULE": "FREQ=SECONDLY"},
        {"RRULE": "FREQ=HOURLY;COUNT=10000"},
        {"RRULE": "FREQ=DAILY;COUNT=10000;BYHOUR=8,9,10"},
        {"RRULE": "FREQ=DAILY;COUNT=2;UNTIL=20270401T000000Z"},
        {"RRULE": "n’importe quoi"},
    ],
)
def test_a_bad_event_is_named_with_its_reason_and_the_good_ones_come_in(lines):
    report = bring(event("bad", **lines), moved(1, "good"))
    assert sorted(outcomes(report)) == ["created", "rejected"]
    [refused] = [verdict for verdict in report.verdicts if verdict.reason]
    assert refused.title == lines.get("SUMMARY", "Envoyer un courriel")
    assert Session.objects.count() == 1


def test_a_series_without_end_comes_in_for_a_year_and_says_so():
    report = bring(event(RRULE="FREQ=WEEKLY"))
    assert 50 < Session.objects.count() <= 53
    assert report.notices


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04zip",
        b"<!DOCTYPE html><title>Connexion</title>",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nn'importe quoi\r\nEND:VEVENT",
        b"\xff\xfe\x00",
        b"x" * (2 * 1024 * 1024 + 1),
        calendar(*[event(str(number)) for number in range(2001)]),
    ],
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(UnreadableFileError):
        import_calendar(content=content, now=NOW)


def test_events_without_place_or_title_of_ours_go_where_staff_say():
    page, place = WorkshopPageFactory(), PlaceFactory()
    report = bring(event(SUMMARY="Mardi du web", LOCATION=""), workshop=page, place=place)
    assert outcomes(report) == ["created"]
    assert (Session.objects.get().workshop_key, Session.objects.get().place) == (page.translation_key, place)


def test_an_online_event_brings_its_link():
    bring(event(LOCATION="https://visio.example/a"))
    assert Session.objects.get().remote_url == "https://visio.example/a"


def test_staff_see_first_what_would_happen_then_bring_it_in(client, editor, tmp_path):  # noqa: F811
    path = tmp_path / "a.ics"
    soon = datetime.now(UTC) + timedelta(days=10)
    times = {"DTSTART;TZID=Europe/Paris": f"{soon:%Y%m%d}T140000"}
    times |= {"DTEND;TZID=Europe/Paris": f"{soon:%Y%m%d}T160000"}
    path.write_bytes(calendar(event(**times)))
    url = reverse("session:import_calendar")
    with path.open("rb") as file:
        response = client.post(url, {"file": file, "preview": "1"})
    assert outcomes(response.context["report"]) == ["created"]
    assert not Session.objects.exists()
    client.post(url, {"kept": response.context["kept"], "save": "1"})
    assert Session.objects.get().workshop == WorkshopPage.objects.get()
    for wrong in (
        {},
        {"kept": "€"},
        {"address": "http://exemple.fr/a.ics"},
        {"address": "https://127.0.0.1/a.ics"},
    ):
        assert client.post(url, wrong | {"save": "1"}).context["form"].errors
    assert Session.objects.count() == 1


def test_the_command_says_what_happened_and_refuses_what_is_no_file(tmp_path: Path, capsys):
    path = tmp_path / "a.ics"
    path.write_bytes(calendar(event("bad", SUMMARY="Cuisine")))
    with pytest.raises(CommandError):
        call_command("import_calendar", str(tmp_path / "absent.ics"))
    with pytest.raises(CommandError):
        call_command("import_calendar", "https://127.0.0.1/a.ics")
    with pytest.raises(SystemExit):
        call_command("import_calendar", str(path), "--dry-run")
    assert capsys.readouterr().out
