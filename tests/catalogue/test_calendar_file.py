"""The calendar of a question is read by other programs, and follows every change of a session."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import recurring_ical_events
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from network.catalogue import projection
from network.catalogue.feeds.content_lines import LONGEST_LINE, fold, text
from tests.contracts.example_network import DIJON, NOW, NUL, StaticSource, card, session


def read(client: Client, query: str = "") -> Calendar:
    response = client.get(f"/fr/catalogue.ics?{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.getvalue())


def events(client: Client, query: str = "") -> dict[str, Component]:
    return {str(event["UID"]): event for event in read(client, query).walk("VEVENT")}


def tell(source: StaticSource, *drafts: object) -> None:
    projection.refresh(source.tell(*drafts))


def test_each_coming_session_is_one_event_with_its_place_and_hour(client, example):
    found = events(client, "q=tablette&near=Dijon")
    assert list(found) == ["session-1@entraide.example", "session-2@entraide.example"]
    first = found["session-1@entraide.example"]
    assert first["SUMMARY"] == "Prendre en main sa tablette"
    assert first["LOCATION"] == "Maison des associations, 21000 Dijon"
    assert (first["GEO"].latitude, first["GEO"].longitude) == (47.3220, 5.0415)
    assert first["URL"] == "https://entraide.example/fr/tablette/"
    assert first["DTSTART"].params["TZID"] == "Europe/Paris"
    assert first["DTSTART"].dt == NOW.replace(day=2, hour=10)
    assert first["STATUS"] == "CONFIRMED"


def test_other_programs_find_the_dates_across_the_change_of_hour(client, source):
    winter, summer = session(1, 2, 14), session(2, 40, 14)
    with time_machine.travel(NOW, tick=False):
        tell(source, card("midi", "Midi", DIJON, sessions=(winter, summer)))
        calendar = read(client)
    april = recurring_ical_events.of(calendar).at(date(2027, 4, 10))
    assert [event["DTSTART"].dt.timestamp() for event in april] == [summer.starts_at.timestamp()]
    assert april[0]["DTSTART"].dt.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(("name", "word"), [("annule", "Annulé"), ("reporte", "Reporté")])
def test_a_session_called_off_stays_and_says_so(client, example, name, word):
    (event,) = events(client, f"q={name}").values()
    assert event["STATUS"] == "CANCELLED"
    assert str(event["SUMMARY"]).startswith(f"{word} – ")


def test_each_change_of_a_session_raises_its_sequence_and_keeps_its_name(client, source):
    at = session(1, 9, 10)
    changes = [
        {"starts_at": at.starts_at + timedelta(hours=1), "ends_at": at.ends_at + timedelta(hours=1)},
        {"status": "postponed"},
        {"status": "rescheduled"},
    ]
    sequences = []
    with time_machine.travel(NOW, tick=False) as clock:
        for change in [{}, *changes]:
            tell(source, card("un", "Un atelier", DIJON, sessions=(replace(at, **change),)))
            sequences.append(events(client)["session-1@entraide.example"]["SEQUENCE"])
            clock.shift(60)
        elsewhere = replace(DIJON, name="Ailleurs")
        tell(source, card("un", "Un atelier", elsewhere, sessions=(replace(at, **change),)))
        sequences.append(events(client)["session-1@entraide.example"]["SEQUENCE"])
    assert sequences == sorted(set(sequences))


def test_free_seats_and_other_words_change_no_sequence(client, source):
    at = session(1, 9, 10)
    with time_machine.travel(NOW, tick=False) as clock:
        tell(source, card("un", "Un atelier", DIJON, sessions=(at,)))
        before = events(client)["session-1@entraide.example"]["SEQUENCE"]
        clock.shift(3600)
        tell(source, card("un", "Un autre titre", DIJON, sessions=(replace(at, seats_left=1),)))
        assert events(client)["session-1@entraide.example"]["SEQUENCE"] == before


CANARY = f"Deux\r\nBEGIN:VEVENT, lignes; \\n et \x0b un {NUL} blanc\r seul \x85 \u2028 fin"


def test_no_text_can_write_a_line_of_its_own(client, source):
    place = replace(DIJON, name=CANARY, commune=CANARY)
    told = card("un", CANARY, place, summary=CANARY, organisation=CANARY, url="/fr/\r\nX:1/")
    with time_machine.travel(NOW, tick=False):
        tell(source, told)
        content = client.get("/fr/catalogue.ics").getvalue().decode()
    assert content.count("\nBEGIN:VEVENT") == 1
    lines = content.split("\r\n")
    assert not any(ord(char) < 32 or char in "\x7f\x85\u2028" for line in lines for char in line)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert "BEGIN:VEVENT, lignes; \\n et" in event["SUMMARY"]


@given(st.text())
def test_any_text_is_read_back_from_short_lines(value):
    lines = fold(f"SUMMARY:{text(value)}").decode("utf-8", "strict").removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= LONGEST_LINE for line in lines)
    assert "".join([lines[0], *(line[1:] for line in lines[1:])]) == f"SUMMARY:{text(value)}"


def test_a_wrong_value_is_left_out_and_named_in_the_calendar(client, example):
    calendar = read(client, "day=lundi&near=Xyzzyville")
    assert "lundi" in calendar["X-WR-CALDESC"]
    assert len(calendar.walk("VEVENT")) == 11


def test_the_calendar_leaves_in_pieces_and_asks_as_often_for_many_as_for_few(
    client, source, django_assert_max_num_queries
):
    with time_machine.travel(NOW, tick=False):
        for number in range(60):
            sessions = tuple(session(1000 + 10 * number + one, 1 + one, 10) for one in range(5))
            tell(source, card(f"n{number}", f"Atelier {number}", DIJON, sessions=sessions))
        client.get("/fr/catalogue.ics").getvalue()
        with django_assert_max_num_queries(8):
            pieces = list(client.get("/fr/catalogue.ics").streaming_content)
    assert len(pieces) > 3
    assert b"".join(pieces).count(b"BEGIN:VEVENT") == 300


def test_the_page_offers_the_calendar_of_its_own_question(client, example):
    page = client.get("/fr/catalogue/?q=tablette&near=Dijon&page=1").content.decode()
    assert "webcal://entraide.example/fr/catalogue.ics?q=tablette&amp;near=Dijon" in page
