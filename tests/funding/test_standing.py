"""How programmes stand: windows to the minute, days in Paris, over year ends and changes of hour."""

from datetime import UTC, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from funding.enums import Recurrence, State
from funding.standing import Standing, days_between, standing
from funding.templatetags.funding_words import standing_words

PARIS = ZoneInfo("Europe/Paris")
ONE_OFF, ONGOING, RECURRING = Recurrence.ONE_OFF, Recurrence.ONGOING, Recurrence.RECURRING


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


def call(opens: datetime, closes: datetime) -> SimpleNamespace:
    return SimpleNamespace(opens_at=opens, closes_at=closes)


WINTER = call(at(2026, 12, 1), at(2027, 1, 31, 23, 59))


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (at(2026, 11, 30, 23, 59), State.UPCOMING),
        (at(2026, 12, 1), State.OPEN),
        (at(2026, 12, 31, 23, 59), State.OPEN),
        (at(2027, 1, 1), State.CLOSING),
        (at(2027, 1, 31, 23, 59), State.CLOSING),
        (at(2027, 2, 1), State.CLOSED),
    ],
)
def test_a_call_is_open_from_its_first_minute_to_its_last(now, state):
    assert standing([WINTER], ONE_OFF, now).state == state


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (at(2026, 12, 31, 23, 59), 31),
        (at(2027, 1, 1, 0, 0), 30),
        (at(2027, 1, 30, 23, 59), 1),
        (at(2027, 1, 31, 0, 0), 0),
        # 23:30 in London is already the day after in Paris.
        (datetime(2027, 1, 30, 23, 30, tzinfo=UTC), 0),
    ],
)
def test_days_are_those_of_paris_over_the_end_of_the_year(now, days):
    assert days_between(now, WINTER.closes_at) == days


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        # The night of 28 March 2027 has 23 hours, that of 31 October 25: both are one day.
        (at(2027, 3, 27, 23, 59), at(2027, 3, 28, 23, 59), 1),
        (at(2027, 3, 28, 0, 30), at(2027, 3, 29, 0, 10), 1),
        (at(2027, 10, 30, 23, 59), at(2027, 10, 31, 23, 59), 1),
        (at(2027, 10, 31, 0, 0), at(2027, 10, 31, 23, 59), 0),
    ],
)
def test_a_day_is_a_day_when_the_clocks_change(before, after, days):
    assert days_between(before, after) == days


def test_a_call_that_closes_on_the_night_of_the_change_closes_at_its_wall_clock_hour():
    autumn = call(at(2027, 10, 1), at(2027, 10, 31, 23, 59))
    assert autumn.closes_at.astimezone(UTC) == datetime(2027, 10, 31, 22, 59, tzinfo=UTC)
    assert standing([autumn], ONE_OFF, datetime(2027, 10, 31, 22, 59, tzinfo=UTC)).is_open
    assert not standing([autumn], ONE_OFF, datetime(2027, 10, 31, 23, 0, tzinfo=UTC)).is_open


def test_the_nearest_deadline_of_two_open_calls_counts():
    sooner = call(at(2026, 12, 1), at(2026, 12, 20, 12, 0))
    assert standing([WINTER, sooner], RECURRING, at(2026, 12, 10)).at == sooner.closes_at


def test_what_comes_back_is_expected_again_once_closed():
    now = at(2027, 3, 1)
    assert standing([WINTER], RECURRING, now) == Standing(State.EXPECTED, WINTER.closes_at)
    assert standing([], RECURRING, now) == Standing(State.EXPECTED)
    assert standing([], ONE_OFF, now) == Standing(State.UNDATED)


def test_what_runs_all_year_is_open_without_a_call_and_closes_with_the_one_that_is_open():
    assert standing([], ONGOING, at(2027, 3, 1)) == Standing(State.OPEN)
    assert standing([WINTER], ONGOING, at(2027, 3, 1)) == Standing(State.OPEN)
    assert standing([WINTER], ONGOING, at(2027, 1, 20)).days == 11


def test_an_index_shows_the_nearest_deadline_first_and_the_closed_last():
    now = at(2027, 1, 10)
    stands = [
        standing([], ONGOING, now),
        standing([call(at(2026, 1, 1), at(2026, 3, 1))], ONE_OFF, now),
        standing([WINTER], ONE_OFF, now),
        standing([call(at(2026, 1, 1), at(2026, 3, 1))], RECURRING, now),
        standing([call(at(2027, 2, 1), at(2027, 3, 1))], ONE_OFF, now),
        standing([call(at(2026, 1, 1), at(2027, 3, 1))], ONE_OFF, now),
    ]
    in_order = sorted(stands, key=lambda one: one.order)
    assert [stands.index(one) for one in in_order] == [2, 5, 0, 4, 3, 1]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (at(2027, 1, 19, 9, 0), "Ferme dans 12 jours, dimanche 31 janvier à 23 h 59"),
        (at(2027, 1, 30, 9, 0), "Ferme demain, dimanche 31 janvier à 23 h 59"),
        (at(2027, 1, 31, 9, 0), "Ferme aujourd’hui à 23 h 59"),
        (at(2027, 2, 1, 9, 0), "Fermé depuis le dimanche 31 janvier"),
        (at(2026, 11, 1, 9, 0), "Ouvre le mardi 1er décembre à 0 h"),
    ],
)
def test_a_standing_is_said_in_words(now, words, time_machine):
    time_machine.move_to(now, tick=False)
    with override("fr"):
        assert standing_words(standing([WINTER], ONE_OFF, now)).replace("\u00a0", " ") == words
