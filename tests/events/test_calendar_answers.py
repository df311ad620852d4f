"""Every calendar file tells a date alike: same name, same hour, same status, same SEQUENCE."""

from datetime import UTC, date, datetime, timedelta

import pytest
import recurring_ical_events
import time_machine
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Component

from events.calendar.files import session_file
from events.local_time import from_wall_clock
from events.models import PersonalCalendar
from events.personal_calendar.links import file_path, personal_feed_url
from events.services.cancelling import cancel_registration, cancel_session
from events.services.meetings import set_meetings
from events.services.personal_calendar import renew_personal_calendar
from tests.factories.events import (
    CalendarPageFactory,
    SessionFactory,
    WorkshopPageFactory,
    enrol,
)
from tests.factories.partners import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def page():
    CalendarPageFactory(title="Calendrier")
    return WorkshopPageFactory(title="Courriel", skills=["email"])


@pytest.fixture
def session(page):
    return SessionFactory(workshop=page, starts_at=at("2027-03-23 14:00"), capacity=1)


def at(text: str) -> datetime:
    return from_wall_clock(datetime.fromisoformat(text))


def read(client, address: str) -> Calendar:
    response = client.get(address)
    assert response.status_code == 200
    return Calendar.from_ical(response.getvalue())


def event(client, address: str, session) -> Component:
    found = read(client, address).walk("VEVENT")
    return next(one for one in found if one["UID"] == f"session-{session.pk}@entraide.example")


def own_file(registration) -> str:
    return file_path(renew_personal_calendar(person_key=registration.person_key, now=timezone.now()))


def everywhere(client, session, registration) -> list[Component]:
    page = session.workshop
    addresses = [
        "/fr/catalogue.ics",
        f"{page.get_parent().get_url()}dates.ics",
        f"{page.get_url()}dates.ics",
        reverse("session_calendar", args=[session.pk]),
        own_file(registration),
    ]
    return [event(client, address, session) for address in addresses]


def told(found: Component) -> tuple[object, ...]:
    names = ("SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DTSTAMP")
    return (*map(found.get, names[:4]), found["DTSTAMP"].dt, found["DTSTART"].dt, found["DTEND"].dt)


def test_all_files_agree_on_a_date_that_is_new_moved_and_called_off(client, session, clock):
    [ana] = enrol(session, "Ana")
    sequences = []
    for change in (lambda: None, lambda: move(session), lambda: cancel_session(session=session)):
        clock.shift(3600)
        change()
        alike = set(map(told, everywhere(client, session, ana)))
        assert len(alike) == 1
        sequences.append(alike.pop()[:2])
    assert [status for _number, status in sequences] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert sorted({number for number, _status in sequences}) == [number for number, _status in sequences]


def move(session) -> None:
    session.refresh_from_db()
    session.starts_at += timedelta(days=1)
    session.ends_at += timedelta(days=1)
    session.status = "rescheduled"
    session.save()


def test_a_course_is_an_event_for_each_date_that_all_belong_together(client, session, clock):
    set_meetings(session=session, starts=[at("2027-03-30 14:00"), at("2027-04-06 14:00")])
    for address in ("/fr/catalogue.ics", reverse("session_calendar", args=[session.pk])):
        first, *others = read(client, address).walk("VEVENT")
        assert [one["SUMMARY"] for one in (first, *others)] == [f"Courriel ({n}/3)" for n in (1, 2, 3)]
        assert [one["UID"].partition("@")[0] for one in others] == [
            f"session-{session.pk}-{n}" for n in (2, 3)
        ]
        assert {one["RELATED-TO"] for one in others} == {first["UID"]}
    before = first["SEQUENCE"]
    clock.shift(60)
    set_meetings(session=session, starts=[at("2027-03-30 14:00"), at("2027-04-13 14:00")])
    moved = read(client, address).walk("VEVENT")
    assert {one["SEQUENCE"] > before for one in moved} == {True}
    assert moved[2]["DTSTART"].dt.day == 13


@pytest.mark.parametrize(
    ("start", "day", "hour", "offset"),
    [
        ("2027-03-27 23:30", date(2027, 3, 27), (23, 30), 1),
        ("2027-03-28 01:30", date(2027, 3, 28), (1, 30), 1),
        # Skipped: an hour later, as RFC 5545 §3.3.5 has it.
        ("2027-03-28 02:30", date(2027, 3, 28), (3, 30), 2),
        ("2027-10-31 02:30", date(2027, 10, 31), (2, 30), 2),
        ("2027-10-31 23:30", date(2027, 10, 31), (23, 30), 1),
    ],
)
def test_other_programs_read_the_same_moment_on_the_nights_the_clocks_change(
    client, page, start, day, hour, offset
):
    session = SessionFactory(workshop=page, starts_at=at(start))
    [ana] = enrol(session, "Ana")
    for address in (reverse("session_calendar", args=[session.pk]), own_file(ana)):
        [found] = recurring_ical_events.of(read(client, address)).at(day)
        begins = found["DTSTART"].dt
        assert ((begins.hour, begins.minute), begins.utcoffset()) == (hour, timedelta(hours=offset))
        assert found["DTEND"].dt.timestamp() - begins.timestamp() == 7200


def test_a_calendar_follows_its_filters_and_forgets_what_it_cannot_read(client, page, session):
    jura = PlaceFactory(insee_code="39198", postcode="39100", commune="Dole")
    SessionFactory(
        workshop=WorkshopPageFactory(title="Ailleurs"), place=jura, starts_at=at("2027-05-02 10:00")
    )
    address = f"{page.get_parent().get_url()}dates.ics"
    for question, titles in {
        "": {"Courriel", "Ailleurs"},
        "?skill=email": {"Courriel"},
        "?department=39": {"Ailleurs"},
        f"?place={jura.slug}": {"Ailleurs"},
        "?skill=email&department=39": set(),
        "?skill=cuisine&department=%00&month=x": {"Courriel", "Ailleurs"},
    }.items():
        found = read(client, address + question).walk("VEVENT")
        assert {str(one["SUMMARY"]) for one in found} == titles


def test_what_the_public_cannot_see_has_no_file(client, page, session):
    hidden = SessionFactory(workshop=WorkshopPageFactory(draft=True))
    assert client.get(reverse("session_calendar", args=[hidden.pk])).status_code == 404
    assert session_file(hidden.pk, language="fr") == b""
    draft = WorkshopPageFactory(draft=True)
    assert client.get(f"{draft.get_url()}dates.ics").status_code == 404
    assert client.get("/fr/nulle-part/dates.ics").status_code == 404


def test_the_files_ask_as_often_for_many_dates_as_for_few(client, page, django_assert_max_num_queries):
    for number in range(40):
        SessionFactory(workshop=page, starts_at=at("2027-04-01 10:00") + timedelta(days=number))
    address = f"{page.get_parent().get_url()}dates.ics?skill=email"
    client.get(address).getvalue()
    with django_assert_max_num_queries(9):
        content = client.get(address).getvalue()
    assert content.count(b"BEGIN:VEVENT") == 40


def test_a_person_reads_their_own_dates_as_they_stand_for_them(client, page, session, clock):
    [_ana, bob] = enrol(session, "Ana", "Bob")
    other = SessionFactory(workshop=page, starts_at=at("2027-04-01 14:00"))
    SessionFactory(workshop=page, starts_at=at("2027-04-02 14:00"))
    [second] = enrol(other, "Bob")
    address = own_file(bob)
    response = client.get(address)
    content = response.content.decode()
    assert content.count("BEGIN:VEVENT") == 2
    for personal in ("Bob", "Ana", "Martin", "exemple.fr"):
        assert personal not in content
    assert response["Cache-Control"].startswith("private")
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert event(client, address, session)["STATUS"] == "TENTATIVE"
    before = event(client, address, other)
    assert before["STATUS"] == "CONFIRMED"
    clock.shift(60)
    cancel_registration(registration=second, now=timezone.now())
    after = event(client, address, other)
    assert (after["STATUS"], after["SEQUENCE"] > before["SEQUENCE"]) == ("CANCELLED", True)
    assert after["SUMMARY"] == "Vous n’êtes plus inscrit – Courriel"
    clock.shift(60)
    enrol(other, "Bob")
    again = event(client, address, other)
    assert (again["STATUS"], again["SEQUENCE"] > after["SEQUENCE"]) == ("CONFIRMED", True)


def test_the_address_is_made_and_changed_by_a_button_alone(client, session):
    [ana] = enrol(session, "Ana")
    page = personal_feed_url(ana).removeprefix("https://entraide.example")
    assert client.get(page).context["subscription"] is None
    assert not PersonalCalendar.objects.exists()
    # With “no-referrer” browsers send the form without its origin, and it is refused.
    assert client.get(page)["Referrer-Policy"] == "strict-origin"
    client.post(page)
    first = client.get(page).context["subscription"]["address"].removeprefix("https://entraide.example")
    assert client.get(first).status_code == 200
    assert client.get(page)["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    client.post(page)
    second = client.get(page).context["subscription"]["address"].removeprefix("https://entraide.example")
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_a_link_that_is_forged_old_or_of_another_purpose_shows_nothing(client, session, clock):
    [ana] = enrol(session, "Ana")
    page, file = personal_feed_url(ana).removeprefix("https://entraide.example"), own_file(ana)
    token = file.removeprefix("/fr/mon-calendrier/").removesuffix(".ics")
    forged = [page.replace(":", ":x", 1), f"/fr/mon-calendrier/{token}/", f"/fr/mon-calendrier/{ana.key}.ics"]
    for address in (*forged, page.rstrip("/") + ".ics"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)
    clock.shift(timedelta(days=2))
    assert client.get(page).status_code == 404
    assert client.get(file).status_code == 200
    clock.shift(timedelta(days=400))
    assert client.get(file).status_code == 404


def test_the_calendar_of_nobody_is_forgotten(session):
    [ana] = enrol(session, "Ana")
    own_file(ana)
    assert not PersonalCalendar.objects.unused().exists()
    PersonalCalendar.objects.update(person_key="of somebody erased")
    assert PersonalCalendar.objects.unused().exists()
