"""The words of dates, hours, distances, seats and phone numbers, in both languages."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from network.content.templatetags import plain_words

# 14:30 and 14:00 in Paris, in winter; the second of July in summer.
HALF_PAST = datetime(2026, 12, 8, 13, 30, tzinfo=UTC)
ON_THE_HOUR = datetime(2026, 12, 8, 13, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def spoken(text: str) -> str:
    """Return the text with ordinary spaces, so that the tests read as one speaks."""
    return text.replace("\u00a0", " ")


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize(
    ("language", "moment", "words"),
    [
        ("fr", ON_THE_HOUR, "mardi 8 décembre à 14 h"),
        ("fr", HALF_PAST, "mardi 8 décembre à 14 h 30"),
        ("fr", SUMMER, "jeudi 2 juillet à 0 h 30"),
        ("fr", datetime(2027, 3, 1, 8, tzinfo=UTC), "lundi 1er mars 2027 à 9 h"),
        ("en", ON_THE_HOUR, "Tuesday 8 December at 2 pm"),
        ("en", HALF_PAST, "Tuesday 8 December at 2:30 pm"),
        ("en", datetime(2027, 3, 1, 8, tzinfo=UTC), "Monday 1 March 2027 at 9 am"),
    ],
)
def test_a_moment_is_said_in_full_in_the_time_of_paris(language, moment, words):
    with override(language):
        assert spoken(plain_words.when(moment)) == words


def test_the_zone_of_an_account_changes_no_word():
    with override("fr"), timezone.override("America/Cayenne"):
        assert spoken(plain_words.when(ON_THE_HOUR)) == "mardi 8 décembre à 14 h"


@pytest.mark.parametrize(("language", "words"), [("fr", "mardi 8 décembre"), ("en", "Tuesday 8 December")])
def test_a_day_needs_no_hour(language, words):
    with override(language):
        assert plain_words.day(date(2026, 12, 8)) == words


@pytest.mark.parametrize(
    ("language", "leaf"), [("fr", ("mardi", "8", "déc.")), ("en", ("Tuesday", "8", "Dec."))]
)
def test_the_leaf_of_a_calendar_says_the_day_in_full(language, leaf):
    with override(language):
        assert plain_words.leaf(HALF_PAST) == leaf


def test_a_leaf_is_torn_off_at_midnight_in_paris():
    with override("fr"):
        assert plain_words.leaf(SUMMER)[1] == "2"


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("fr", 3, "et 3 autres dates"),
        ("fr", 1, "et 1 autre date"),
        ("en", 3, "and 3 other dates"),
        ("en", 0, ""),
    ],
)
def test_other_dates_are_counted_in_words(language, number, words):
    with override(language):
        assert plain_words.other_dates(number) == words


def test_an_hour_never_breaks_from_its_unit():
    with override("fr"):
        assert " " not in plain_words.hour(HALF_PAST)


@pytest.mark.parametrize(
    ("language", "km", "words"),
    [
        ("fr", 6.2, "à 6 km"),
        ("fr", 0.4, "à moins de 1 km"),
        ("fr", 0.0, "à moins de 1 km"),
        ("en", 6.2, "6 km away"),
        ("en", 0.4, "less than 1 km away"),
        ("en", None, ""),
    ],
)
def test_a_distance_is_rounded_to_what_helps(language, km, words):
    with override(language):
        assert spoken(plain_words.distance(km)) == words


@pytest.mark.parametrize(
    ("language", "left", "status", "words"),
    [
        ("fr", 3, "scheduled", "3 places restantes"),
        ("fr", 1, "scheduled", "1 place restante"),
        ("fr", 0, "scheduled", "Complet"),
        ("fr", None, "full", "Complet"),
        ("fr", 3, "cancelled", "Annulé"),
        ("fr", 3, "postponed", "Reporté"),
        ("en", 3, "moved-online", "3 seats left"),
        ("en", 1, "scheduled", "1 seat left"),
        ("en", 0, "scheduled", "Full"),
        ("en", None, "scheduled", ""),
    ],
)
def test_seats_are_said_in_words(language, left, status, words):
    with override(language):
        assert plain_words.seats(left, status) == words


@pytest.mark.parametrize(
    ("left", "status", "tone"),
    [
        (12, "scheduled", ""),
        (None, "scheduled", ""),
        (3, "scheduled", "badge badge--careful"),
        (0, "scheduled", "badge badge--stopped"),
        (None, "full", "badge badge--stopped"),
        (9, "cancelled", "badge badge--stopped"),
        (9, "postponed", "badge badge--careful"),
    ],
)
def test_few_seats_stand_out_and_none_even_more(left, status, tone):
    assert plain_words.seats_tone(left, status) == tone


@pytest.mark.parametrize(
    ("minutes", "words"), [(45, "45 min"), (60, "1 h"), (90, "1 h 30"), (125, "2 h 05"), (None, "")]
)
def test_a_length_is_said_in_hours(minutes, words):
    assert spoken(plain_words.duration(minutes)) == words


@pytest.mark.parametrize(
    ("number", "words", "link"),
    [
        ("+33353010142", "03 53 01 01 42", "tel:+33353010142"),
        ("03.53.01.01.42", "03 53 01 01 42", "tel:+33353010142"),
        ("+41223456789", "+41 22 345 67 89", "tel:+41223456789"),
        ("on demand", "on demand", ""),
        (None, "", ""),
    ],
)
def test_a_phone_number_is_read_and_called(number, words, link):
    assert plain_words.phone(number) == words
    assert plain_words.tel_link(number) == link
