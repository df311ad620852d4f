"""A file of workshops comes in whole, twice without a change, its bad rows put aside with a reason."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, ReferenceIndex

from events.local_time import to_wall_clock
from events.models import CalendarPage, Session, WorkshopPage
from events.recurrence.rules import dates_of
from network.catalogue.enums import Status
from network.catalogue.models import EntrySession
from network.catalogue.projection import differences
from network.sheets.verdicts import RefusedError
from partners.models import Organisation
from tests.factories.events import WorkshopPageFactory, calendar, cards
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
GOOD = {
    "workshop_id": "w1",
    "title": "Envoyer un courriel",
    "summary": "Écrire et joindre une photo.",
    "description": "On écrit.\n\nOn envoie <vraiment>.",
    "skills": "email|SCAMS",
    "level": "Beginner",
    "audience": "SENIORS|everyone",
    "fee": "Free",
    "place_source": "MedNum",
    "place_id": "lieu-1",
    "organisation": "Les Amis du clic",
    "starts_at": "2027-03-22 14:00",
    "duration_minutes": "120",
    "rrule": "",
    "capacity": "8",
    "status": "",
}


@pytest.fixture
def place():
    return PlaceFactory(source="MedNum", source_id="lieu-1")


@pytest.fixture
def bring(tmp_path, place):
    """Write rows, each GOOD but for what is said, and import them; return the path of the file."""

    def bring(*rows: dict, **options: object) -> Path:
        path = tmp_path / "ateliers.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, GOOD)
            writer.writeheader()
            writer.writerows(GOOD | row for row in rows)
        call_command("import_workshops", str(path), **options)
        return path

    return bring


def state() -> tuple:
    pages = WorkshopPage.objects.order_by("pk").values_list(
        "title", "source_id", "last_published_at", "latest_revision"
    )
    return list(pages), list(Session.objects.order_by("pk").values_list()), cards().count()


def refusals(path: Path) -> list[tuple[str, str, str]]:
    with path.with_suffix(".rejects.csv").open(encoding="utf-8") as file:
        return [(row["line"], row["column"], row["reason"]) for row in csv.DictReader(file)]


def test_a_row_becomes_a_published_workshop_and_its_session(bring, place):
    bring({})
    page, session = WorkshopPage.objects.get(), Session.objects.get()
    assert (page.live, page.source, page.source_id, page.level) == (True, "import", "w1", "beginner")
    assert {skill.key for skill in page.skills.all()} == {"email", "scams"}
    assert page.audience == ("seniors", "everyone")
    assert "&lt;vraiment&gt;" in page.body.raw_data[0]["value"]
    assert page.organisation.name == "Les Amis du clic"
    assert session.workshop == page
    assert session.place == place
    assert session.starts_at == datetime(2027, 3, 22, 13, 0, tzinfo=UTC)
    assert session.ends_at == datetime(2027, 3, 22, 15, 0, tzinfo=UTC)
    assert "skill:scams" in cards().get().terms


def test_rows_of_one_workshop_are_its_dates(bring):
    bring(
        {}, {"starts_at": "2027-03-24T09:30"}, {"starts_at": "2027-03-25T10:00+00:00"}, {"workshop_id": "w2"}
    )
    assert WorkshopPage.objects.count() == 2
    assert WorkshopPage.objects.get(source_id="w1").sessions().count() == 3
    assert list(differences()) == []


def test_the_same_file_again_changes_nothing(bring):
    rows = [
        {},
        {"starts_at": "2027-04-05 14:00", "rrule": "FREQ=WEEKLY;COUNT=5"},
        {"workshop_id": "w2", "fee": "paid"},
    ]
    bring(*rows)
    before = state()
    bring(*rows)
    assert state() == before


def test_a_dry_run_writes_nothing_and_says_what_would_happen(bring, capsys):
    bring({}, {"workshop_id": "w2"}, dry_run=True)
    assert (WorkshopPage.objects.count(), Session.objects.count(), Organisation.objects.count()) == (0, 0, 0)
    assert "2 " in capsys.readouterr().out


def test_a_new_text_and_new_seats_are_taken_over(bring):
    bring({})
    bring({"title": "Envoyer un mail", "capacity": "12", "skills": "email", "status": "cancelled"})
    page, session = WorkshopPage.objects.get(), Session.objects.get()
    assert (page.title, page.draft_title) == ("Envoyer un mail", "Envoyer un mail")
    assert [skill.key for skill in page.skills.all()] == ["email"]
    assert (session.capacity, session.status) == (12, Status.CANCELLED)
    assert EntrySession.objects.get().status == Status.CANCELLED
    assert cards().get().title == "Envoyer un mail"


def test_what_staff_did_to_a_session_stays_when_the_file_does_not_speak_of_it(bring):
    bring({})
    Session.objects.update(status=Status.CANCELLED, note="Salle inondée")
    bring({})
    assert (Session.objects.get().status, Session.objects.get().note) == (Status.CANCELLED, "Salle inondée")


def test_an_organisation_is_known_by_its_name_whatever_its_case_and_accents(bring):
    known = OrganisationFactory(name="LES AMIS DU CLIC")
    bring({})
    assert WorkshopPage.objects.get().organisation == known


def test_a_paid_workshop_says_whom_to_ask(bring):
    bring({"fee": "paid"})
    assert WorkshopPage.objects.get().fee_note


@pytest.mark.parametrize("word", ["online", "En ligne"])
def test_an_online_workshop_brings_its_link(bring, word):
    bring({"place_source": word, "place_id": "https://visio.example/a", "status": "moved-online"})
    assert Session.objects.get().remote_url == "https://visio.example/a"


@pytest.mark.parametrize(("first", "shift"), [("2027-03-22 14:00", 1), ("2027-10-25 14:00", 2)])
def test_a_rule_keeps_the_hour_on_the_wall_over_daylight_saving(bring, first, shift):
    bring({"starts_at": first, "rrule": "FREQ=WEEKLY;COUNT=3"})
    starts = [session.starts_at for session in Session.objects.all()]
    assert {to_wall_clock(start).hour for start in starts} == {14}
    assert {start.astimezone(UTC).hour for start in starts} == {12, 13}
    assert starts[0].astimezone(UTC).hour == 14 - shift


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("FREQ=DAILY;COUNT=400", 400),
        ("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270810", 5),
        ("FREQ=DAILY;UNTIL=20270324T130000Z", 3),
        ("FREQ=DAILY;UNTIL=20270324T125900Z", 2),
    ],
)
def test_a_rule_gives_its_dates(rule, number):
    assert len(dates_of(rule, datetime(2027, 3, 22, 14))) == number


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=DAILY;COUNT=401",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;UNTIL=29991231",
        "FREQ=SECONDLY;COUNT=5",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1",
        "RRULE:FREQ=DAILY;COUNT=2",
        "FREQ=DAILY;COUNT=2\nDTSTART:20270101T000000",
        "FREQ=DAILY;UNTIL=bientot",
        "tous les mardis",
        "FREQ=DAILY;COUNT=0",
        "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
        "FREQ=WEEKLY;COUNT=2;INTERVAL=0",
    ],
)
def test_a_rule_without_end_or_sense_is_refused(rule):
    with pytest.raises(RefusedError):
        dates_of(rule, datetime(2027, 3, 22, 14))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"workshop_id": " "}, "workshop_id"),
        ({"title": ""}, "title"),
        ({"title": "x" * 256}, "title"),
        ({"summary": "x" * 301}, "summary"),
        ({"skills": "email|cuisine"}, "skills"),
        ({"level": "champion"}, "level"),
        ({"audience": "martiens"}, "audience"),
        ({"fee": "cher"}, "fee"),
        ({"place_id": "lieu-9"}, "place_id"),
        ({"place_id": ""}, "place_id"),
        ({"place_source": "online", "place_id": "javascript:alert(1)"}, "place_id"),
        ({"organisation": ""}, "organisation"),
        ({"starts_at": "bientôt"}, "starts_at"),
        ({"starts_at": "0001-01-01 00:00+14:00"}, "starts_at"),
        ({"starts_at": "2027-03-28 02:30"}, "starts_at"),
        ({"starts_at": "2027-10-31 02:30"}, "starts_at"),
        ({"duration_minutes": "-5"}, "duration_minutes"),
        ({"duration_minutes": "²"}, "duration_minutes"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "99999999999999999999"}, "capacity"),
        ({"status": "peut-être"}, "status"),
        ({"status": "moved-online"}, "status"),
        ({"rrule": "FREQ=DAILY"}, "rrule"),
        ({"title": "a\0b"}, ""),
    ],
)
def test_a_bad_row_is_put_aside_with_its_reason_and_good_rows_come_in(bring, tmp_path, row, column):
    with pytest.raises(SystemExit) as end:
        bring({"workshop_id": "w2"}, row)
    assert end.value.code == 1
    [(line, named, reason)] = refusals(tmp_path / "ateliers.csv")
    assert (line.isdigit(), named) == (True, column)
    assert reason
    assert [page.source_id for page in WorkshopPage.objects.all()] == ["w2"]


def test_imported_pages_stand_in_the_tree_and_the_indexes_as_if_written_by_hand(bring):
    by_hand = WorkshopPageFactory(title="Envoyer un courriel", slug="envoyer-un-courriel")
    bring({}, {"workshop_id": "w2"})
    assert Page.find_problems() == ([], [], [], [], [])
    first, second = WorkshopPage.objects.filter(source="import").order_by("path")
    assert [page.slug for page in (first, second)] == ["envoyer-un-courriel-2", "envoyer-un-courriel-3"]
    assert first.get_parent().specific == calendar()
    assert calendar().numchild == 3
    assert {page.pk for page in WorkshopPage.objects.search("courriel")} == {by_hand.pk, first.pk, second.pk}
    assert ReferenceIndex.get_references_to(first.organisation).count() == 2
    assert WorkshopPageFactory(slug="ensuite").get_prev_sibling().specific == second
    first.full_clean()
    first.save_revision().publish()


def test_a_first_file_longer_than_a_batch_comes_in_whole(bring, monkeypatch):
    monkeypatch.setattr("events.importing.importing.BATCH", 2)
    bring(*({"workshop_id": f"w{number}", "title": f"Atelier {number}"} for number in range(5)))
    assert WorkshopPage.objects.count() == 5
    assert calendar().numchild == 5
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_hour_seen_twice_comes_in_with_its_offset(bring):
    bring({"starts_at": "2027-10-31 02:30+01:00"})
    assert Session.objects.get().starts_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_a_date_that_is_there_twice_is_refused_once(bring, tmp_path):
    with pytest.raises(SystemExit):
        bring({}, {})
    assert Session.objects.count() == 1
    assert [row[:2] for row in refusals(tmp_path / "ateliers.csv")] == [("5", "starts_at")]


def test_without_a_calendar_the_command_says_what_to_do(tmp_path):
    CalendarPage.objects.filter(locale__language_code="fr").delete()
    with pytest.raises(CommandError, match=r"calendar|agenda"):
        call_command("import_workshops", str(tmp_path / "ateliers.csv"))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04xlsx", b"a,b\n1,2\n", b"\xff\xfe", ",".join(GOOD).encode() + b'\n"']
)
def test_a_file_that_is_no_table_of_workshops_brings_nothing(tmp_path, content):
    path = tmp_path / "ateliers.csv"
    path.write_bytes(content)
    with pytest.raises((CommandError, SystemExit)):
        call_command("import_workshops", str(path))
    assert not WorkshopPage.objects.exists()


def test_a_count_of_five_thousand_digits_is_refused_like_any_other():
    with pytest.raises(RefusedError):
        dates_of(f"FREQ=WEEKLY;COUNT=00000001{'9' * 5000}", datetime(2027, 3, 9, 14, 0))
