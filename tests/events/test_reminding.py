"""Reminders and thanks: each once, never at night or on a Sunday, over daylight saving."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from events.local_time import from_wall_clock, to_wall_clock
from events.messages.sending import send_messages
from events.models import Message, Session
from events.services import reminding
from events.services.cancelling import cancel_registration, cancel_session
from events.services.reminding import REMINDERS, THANKS, moment_of, write_due
from events.services.telling import awake_from
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db
# A Thursday.
STARTS = datetime(2027, 3, 11, 14, 0)


def at(shown: datetime) -> time_machine.travel:
    return time_machine.travel(from_wall_clock(shown), tick=False)


def session_at(shown: datetime = STARTS) -> Session:
    starts = from_wall_clock(shown)
    return SessionFactory(starts_at=starts, ends_at=starts + timedelta(hours=2))


def told() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def registered_at(session: Session, shown: datetime) -> None:
    with at(shown):
        enrol(session, "Anne")
        send_messages()


def test_people_are_reminded_a_week_and_a_day_before_and_thanked_after_once_each():
    session = session_at()
    registered_at(session, STARTS - timedelta(days=20))
    for hours in range(-9 * 24, 5 * 24, 3):
        with at(STARTS + timedelta(hours=hours)):
            send_messages()
            send_messages()
    assert told() == ["confirmed", "week-before", "day-before", "thanks"]
    assert len(mail.outbox) == 4
    moments = Message.objects.exclude(kind="confirmed").values_list("sent_at", flat=True)
    assert all(8 <= to_wall_clock(moment).hour < 20 for moment in moments)
    assert "/avis/" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        (timedelta(days=7, hours=18), ["confirmed", "week-before", "day-before"]),
        (timedelta(days=6), ["confirmed", "day-before"]),
        (timedelta(days=7), ["confirmed", "day-before"]),
        (timedelta(days=1, hours=2), ["confirmed"]),
        (timedelta(hours=3), ["confirmed"]),
    ],
)
def test_who_registers_late_is_not_told_what_they_have_just_read(before, kinds):
    session = session_at()
    registered_at(session, STARTS - before)
    for hour in range(int(before.total_seconds() // 3600) - 1, 0, -1):
        with at(STARTS - timedelta(hours=hour)):
            send_messages()
    assert told() == kinds


def test_nobody_is_reminded_of_what_does_not_take_place_or_who_does_not_come():
    comes, off = session_at(), session_at(STARTS + timedelta(hours=1))
    registered_at(comes, STARTS - timedelta(days=20))
    registered_at(off, STARTS - timedelta(days=20))
    with at(STARTS - timedelta(days=1, hours=2)):
        write_due(now=timezone.now())
        cancel_registration(registration=comes.registrations.get(), now=timezone.now())
        cancel_session(session=off)
        send_messages()
    assert "day-before" not in told()
    assert len(mail.outbox) == 4


def test_a_reminder_that_would_come_on_a_sunday_comes_on_saturday():
    monday = datetime(2027, 3, 15, 9, 0)
    session = session_at(monday)
    due = to_wall_clock(moment_of(REMINDERS[1], session))
    assert (due.strftime("%A"), due.hour) == ("Saturday", 10)
    saturday = session_at(datetime(2027, 3, 13, 9, 0))
    assert to_wall_clock(moment_of(THANKS, saturday)).strftime("%A") == "Monday"


@given(st.datetimes(datetime(2026, 10, 1), datetime(2027, 11, 30)))
def test_the_moments_stay_outside_quiet_hours_on_every_day_of_the_year(shown):
    starts = from_wall_clock(shown)
    session = Session(starts_at=starts, ends_at=starts + timedelta(hours=2), pk=1)
    session.dates = [session]
    for occasion in (*REMINDERS, THANKS):
        due = to_wall_clock(moment_of(occasion, session))
        assert (due.hour, due.minute) == (10, 0)
        assert due.weekday() != 6
    assert moment_of(REMINDERS[0], session) < moment_of(REMINDERS[1], session)


@pytest.mark.parametrize(
    ("shown", "hours"),
    # The nights on which clocks change: 28 March and 31 October 2027.
    [
        (datetime(2027, 3, 27, 22, 0), 9),
        (datetime(2027, 10, 30, 22, 0), 11),
        (datetime(2027, 6, 1, 22, 0), 10),
        (datetime(2027, 6, 1, 7, 59), 1 / 60),
        (datetime(2027, 6, 1, 19, 59), 0),
    ],
)
def test_a_phone_rings_from_eight_on_whatever_the_clocks_do(shown, hours):
    moment = from_wall_clock(shown)
    assert awake_from(moment) - moment == timedelta(hours=hours)


def test_a_writer_killed_twice_on_its_way_tells_everybody_once(monkeypatch):
    for hour in range(3):
        registered_at(session_at(STARTS + timedelta(hours=hour)), STARTS - timedelta(days=20))
    write = reminding._write

    def dies_after_one(messages: list[Message]) -> int:
        write(messages)
        raise KeyboardInterrupt

    with at(STARTS - timedelta(days=7)):
        monkeypatch.setattr(reminding, "_write", dies_after_one)
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                write_due(now=timezone.now())
        monkeypatch.undo()
        write_due(now=timezone.now())
        assert write_due(now=timezone.now()) == 0
    assert told().count("week-before") == 3
