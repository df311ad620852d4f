"""Names go from everywhere, by their age and on request; figures stay, and no backup brings names back."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from events.models import Attestation, Message, Party, Registration, RosterAccess, Session
from events.registration.links import manage_token
from events.services.erasing import FOLLOWERS, PERSONAL, erase_old, replay_registrations
from events.services.people import Contact, Person
from events.services.personal_data import erase_person, export_person, kept_at, kept_on
from events.services.registering import register, register_group
from network import erasures
from network.catalogue.models import Alert
from network.content.models import NetworkSettings
from network.users.models import User
from tests.events.seats import assert_in_step, fresh, standings
from tests.factories.events import SessionFactory, enrol, enrol_group, in_days

pytestmark = pytest.mark.django_db

MARKER, NUMBER = "Zyxwvane", "+33199001234"
# Texts of a registration that tell nothing of its person.
NOT_PERSONAL = {"key", "person_key", "language", "status", "attendance"}


@pytest.fixture(autouse=True)
def journal(settings, tmp_path: Path) -> Path:
    settings.ERASURES_FILE = tmp_path / "erasures.txt"
    return settings.ERASURES_FILE


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(*markers: str) -> set[str]:
    """Return the tables, and the files, in which one of the markers can be read."""
    wanted = [marker.casefold() for marker in markers]
    places = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name}")  # noqa: S608
            text = str(cursor.fetchall()).casefold()
            places |= {table for marker in wanted if marker in text}
    folders = [Path(site.MEDIA_ROOT), Path(site.STORAGES["private"]["OPTIONS"]["location"])]
    for path in (one for folder in folders for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes().decode("utf-8", "ignore").casefold()
        places |= {path.name for marker in wanted if marker in f"{path.name} {content}".casefold()}
    return places


def texts(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and field.name not in NOT_PERSONAL
    ]


def planted(session: Session) -> None:
    """Register people with a marker in every text that a registration can hold, now or one day."""
    person = Person(MARKER, MARKER, f"{MARKER}@exemple.fr", NUMBER, f"Aide {MARKER}", f"Prêt {MARKER}")
    told = {"session": session.pk, "language": "fr", "now": timezone.now(), "consented_at": timezone.now()}
    register(person=person, **told)
    contact = Contact(f"Odile {MARKER}", f"odile@{MARKER}.fr", NUMBER)
    register_group(contact=contact, people=[Person(f"Paul {MARKER}"), Person(f"Lou {MARKER}")], **told)
    for model in PERSONAL:
        for row in model.objects.all():
            empty = {field.name: MARKER for field in texts(model) if not getattr(row, field.name)}
            model.objects.filter(pk=row.pk).update(**empty)
            log(instance=row, action="wagtail.edit", data={"was": MARKER}, title=MARKER)


def test_a_name_planted_everywhere_is_nowhere_after_ninety_days(commit, journal):
    session = SessionFactory(capacity=2)
    planted(session)
    registrations = {"events_registration", "events_party"}
    assert found(MARKER, NUMBER) == registrations | {"wagtailcore_modellogentry"}
    end = session.ends_at
    with time_machine.travel(end + timedelta(days=90)), commit():
        assert erase_old(now=timezone.now()) == 0
    with time_machine.travel(end + timedelta(days=90, seconds=2)), commit():
        assert erase_old(now=timezone.now()) == 4
        assert erase_old(now=timezone.now()) == 0
    assert found(MARKER, NUMBER) == set()
    assert MARKER not in journal.read_text()
    assert not Message.objects.exists()


def test_every_text_of_a_registration_is_told_to_the_erasing():
    for model, names in PERSONAL.items():
        assert {field.name for field in texts(model)} == set(names)
    hanging = {one.related_model for model in PERSONAL for one in model._meta.related_objects}
    assert hanging == {*FOLLOWERS, Registration, Attestation}


def test_figures_are_the_same_before_and_after(commit):
    session = SessionFactory(capacity=3)
    enrol(session, "Anne", "Bruno", "Chloé", "Denis")
    Registration.objects.filter(first_name="Anne").update(attendance="present")
    Registration.objects.filter(first_name="Bruno").update(attendance="absent")

    def figures() -> Counter:
        return Counter(session.registrations.values_list("status", "attendance"))

    before = figures()
    with time_machine.travel(session.ends_at + timedelta(days=91)), commit():
        call_command("erase_registrations")
    assert figures() == before
    assert_in_step(session)
    assert {name for name, _ in standings(session)} == {""}


def test_the_setting_and_the_last_date_of_a_course_say_when(commit):
    NetworkSettings.objects.update(retention_days=10)
    session = SessionFactory()
    session.meetings.create(starts_at=in_days(30), ends_at=in_days(30) + timedelta(hours=2))
    enrol(session, "Anne")
    with time_machine.travel(in_days(39)), commit():
        assert erase_old(now=timezone.now()) == 0
    with time_machine.travel(in_days(41)), commit():
        assert erase_old(now=timezone.now()) == 1


def test_notes_of_who_read_are_kept_for_a_year():
    session, reader = SessionFactory(), User.objects.create_user("a@entraide.example", "secret")
    for days in (364, 366):
        RosterAccess.objects.create(
            user=reader, session=session, how="view", at=timezone.now() - timedelta(days=days)
        )
    call_command("erase_registrations")
    assert RosterAccess.objects.count() == 1


def test_what_was_erased_is_erased_again_and_the_seat_given_on(commit):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    since = datetime.now(UTC)
    was = {"key": anne.key, "person_key": anne.person_key, "first_name": "Anne", "erased_at": None}
    with commit():
        erase_person(kept=kept_on(anne), now=timezone.now())
    assert fresh(bruno).status == "offered"
    # The backup brings it all back.
    Registration.objects.filter(pk=anne.pk).update(**was, status="confirmed")
    Registration.objects.filter(pk=bruno.pk).update(status="waiting", offered_until=None)
    Session.objects.filter(pk=session.pk).update(confirmed=1, offered=0, waiting=1)
    Message.objects.all().delete()
    with commit():
        assert erasures.replay(since)["registration"] == 1
    assert standings(session) == [("", "cancelled"), ("Bruno", "offered")]
    assert_in_step(session)
    assert replay_registrations(list(erasures.journal())) == 0


def test_links_of_somebody_erased_are_dead(client: Client, commit):
    (anne,) = enrol(SessionFactory(), "Anne")
    address = reverse("manage", args=[manage_token(anne)])
    assert client.get(address).status_code == 200
    with commit():
        erase_person(kept=kept_on(anne), now=timezone.now())
    assert client.get(address).status_code == 404


def test_a_person_is_told_all_that_is_kept_and_nothing_of_others():
    session = SessionFactory()
    enrol(session, "Anne", "Bruno")
    enrol_group(session, "Paul", "Lou")
    told = json.dumps(export_person(kept=kept_at(email="ANNE@exemple.fr")), ensure_ascii=False)
    assert "Anne" in told
    assert str(session.workshop) in told
    assert not any(name in told for name in ("Bruno", "Odile", "Paul"))
    told = json.dumps(export_person(kept=kept_at(email="odile@exemple.fr")), ensure_ascii=False)
    assert "Odile" in told
    assert not any(name in told for name in ("Paul", "Lou", "Anne"))
    assert not kept_at(email="")
    assert not kept_at(phone="")


def test_the_link_of_one_of_a_couple_tells_nothing_of_the_other():
    now, told = timezone.now(), {"session": SessionFactory().pk, "language": "fr"}
    one, other = (
        register(person=Person(name, "Martin", "ensemble@exemple.fr"), now=now, **told).registration
        for name in ("Jeanne", "Marcel")
    )
    assert kept_on(one).registrations == (one,)
    assert set(kept_at(email="ensemble@exemple.fr").registrations) == {one, other}


def test_somebody_without_address_is_not_taken_for_another():
    paul, _ = enrol_group(SessionFactory(), "Paul", "Lou")
    assert kept_on(paul).registrations == (paul,)


def test_staff_look_take_away_and_erase_only_when_sure(client: Client, commit):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    now = timezone.now()
    Alert.objects.create(key="k", email="anne@exemple.fr", language="fr", created_at=now, used_at=now)
    client.force_login(User.objects.create_superuser("chief@entraide.example", "secret"))
    address, asked = reverse("session:person"), {"address": " anne@exemple.fr "}
    assert "Anne" in client.post(address, asked | {"do": "show"}).content.decode()
    taken = client.post(address, asked | {"do": "export"})
    assert "Anne" in json.dumps(json.loads(taken.content), ensure_ascii=False)
    assert "Anne" not in taken["Content-Disposition"]
    client.post(address, asked | {"do": "erase"})
    assert fresh(anne).first_name == "Anne"
    with commit():
        client.post(address, asked | {"do": "erase", "sure": "on"})
    assert (fresh(anne).first_name, fresh(bruno).status) == ("", "offered")
    assert not Alert.objects.exists()
    assert found("anne@exemple.fr", "Anne Martin") == set()
    assert {note.how for note in RosterAccess.objects.all()} == {"person"}


@pytest.mark.parametrize("typed", ["", "Anne", "12", "'; DROP TABLE", "+" * 300, "٠٦"])
def test_what_is_no_address_is_said_beside_the_field(client: Client, typed):
    client.force_login(User.objects.create_superuser("chief@entraide.example", "secret"))
    answer = client.post(reverse("session:person"), {"address": typed, "do": "erase", "sure": "on"})
    assert list(answer.context["form"].errors) == ["address"]


def test_a_phone_is_found_however_it_is_written(client: Client):
    client.force_login(User.objects.create_superuser("chief@entraide.example", "secret"))
    person = Person("Anne", "Martin", phone="+33612345678")
    register(session=SessionFactory().pk, person=person, language="fr", now=timezone.now())
    for typed in ("06 12 34 56 78", "+33 6 12 34 56 78", "06.12.34.56.78"):
        assert "Anne" in client.post(reverse("session:person"), {"address": typed}).content.decode()


def test_a_party_of_old_sessions_forgets_who_enrolled_it(commit):
    session = SessionFactory()
    enrol_group(session, "Paul", "Lou")
    with time_machine.travel(session.ends_at + timedelta(days=91)), commit():
        assert erase_old(now=timezone.now()) == 3
    assert Party.objects.get().name == ""
