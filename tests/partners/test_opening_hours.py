"""Opening hours in plain words: right on holidays, in Europe/Paris, and never an error."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
import time_machine
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours as Rules

from network.environment import ROOT
from partners.opening_hours import Period, describe, repair, specifications, usual_week
from partners.opening_hours.schedule import PARIS

pytestmark = pytest.mark.usefixtures("in_english")

WEEK = "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00"
TOKENS = """
    Mo Tu We Th Fr Sa Su PH SH off closed unknown open 24/7 - , ; : [ ] + / || 09:00 12:00 9h 12h30 25:00
    24:00 26:00 48:00 sunrise sunset easter week Jan Feb 29 30 2026 9999 1 53 days lundi au fermé 0 "rdv"
""".split()  # noqa: SIM905


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def texts(hours: str, at: str) -> list[str]:
    return [plain(day.text) for day in describe(hours, paris(at)).days]


@pytest.mark.parametrize(
    ("at", "is_open", "status"),
    [
        ("2026-09-01T10:00", True, "Open, closes at 12 pm"),
        ("2026-09-01T12:00", False, "Closed, opens at 2 pm"),
        ("2026-09-01T16:59", True, "Open, closes at 5 pm"),
        ("2026-09-01T17:00", False, "Closed, opens tomorrow at 9 am"),
        ("2026-09-05T12:00", False, "Closed, opens on Monday at 9 am"),
        ("2026-09-06T23:59", False, "Closed, opens tomorrow at 9 am"),
    ],
)
def test_the_status_says_what_happens_next(at: str, is_open: bool, status: str) -> None:
    hours = describe(WEEK, paris(at))
    assert (hours.is_open, plain(hours.status_text)) == (is_open, status)


@pytest.mark.parametrize("text", ["", "   ", "quand on veut", "Mo-Fr 9h-12h14h", "x" * 5000, "\0", "🙂"])
def test_unknown_is_unknown(text: str) -> None:
    hours = describe(text, paris("2026-09-01T10:00"))
    assert (hours.is_open, hours.status_text, hours.days) == (None, "Opening hours not known", ())


def test_the_week_goes_from_monday_to_sunday_and_today_is_marked() -> None:
    days = describe(WEEK, paris("2026-09-03T10:00")).days
    assert [day.label for day in days][::6] == ["Monday", "Sunday"]
    assert [day.is_today for day in days] == [False, False, False, True, False, False, False]
    assert plain(days[0].text) == "9 am – 12 pm, 2 pm – 5 pm"
    assert days[6].text == "Closed"


def test_hours_that_touch_are_told_as_one() -> None:
    assert texts("Mo 09:00-12:00,12:00-17:00", "2026-09-01T10:00")[0] == "9 am – 5 pm"


@time_machine.travel("2026-07-14T10:00+02:00")
def test_a_silent_text_means_closed_on_the_fourteenth_of_july_and_says_to_call() -> None:
    hours = describe(WEEK, paris("2026-07-14T10:00"))
    assert (hours.is_open, plain(hours.status_text)) == (False, "Closed, opens tomorrow at 9 am")
    assert hours.days[1].text == "Closed (public holiday)"
    assert hours.holiday_note == "Tuesday 14 July (National Day): probably closed. Call first."


@time_machine.travel("2026-07-14T10:00+02:00")
def test_a_text_that_speaks_of_holidays_is_believed() -> None:
    hours = describe("Mo-Fr 09:00-17:00; PH 10:00-12:00", paris("2026-07-14T11:00"))
    assert (hours.is_open, plain(hours.status_text)) == (True, "Open, closes at 12 pm")
    assert plain(hours.holiday_note) == "Tuesday 14 July (National Day): 10 am – 12 pm."


def test_a_holiday_of_the_coming_week_is_told_and_a_later_one_is_not() -> None:
    assert "14 July" in describe(WEEK, paris("2026-07-08T10:00")).holiday_note
    assert describe(WEEK, paris("2026-07-07T10:00")).holiday_note == ""


def test_a_holiday_on_a_day_that_is_closed_anyway_is_not_told() -> None:
    assert describe(WEEK, paris("2026-11-01T10:00")).holiday_note == ""


def test_what_is_always_open_stays_open_on_holidays() -> None:
    hours = describe("24/7", paris("2026-07-14T11:00"))
    assert (hours.is_open, hours.status_text, hours.holiday_note) == (True, "Open", "")
    assert {day.text for day in hours.days} == {"all day"}


def test_school_holidays_are_never_guessed() -> None:
    assert "call first" in describe("Mo 09:00-12:00; SH off", paris("2026-09-01T10:00")).holiday_note


def test_the_library_and_the_list_of_names_know_the_same_holidays() -> None:
    rules = Rules("off; PH open", timezone=PARIS, country="FR")
    for number in range(365 * 12):
        on = date(2024, 1, 1) + timedelta(days=number)
        is_named = on in holidays.country_holidays("FR", years=on.year)
        assert rules.is_open(datetime(on.year, on.month, on.day, 12, tzinfo=PARIS)) == is_named, on


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_clock_times_hold_on_the_days_when_clocks_change(day: str) -> None:
    hours = describe("Su 09:00-12:00", paris(f"{day}T08:59"))
    assert plain(hours.status_text) == "Closed, opens at 9 am"
    assert plain(hours.days[6].text) == "9 am – 12 pm"
    assert describe("Su 09:00-12:00", paris(f"{day}T11:59")).is_open


@pytest.mark.parametrize(
    "at", ["2026-03-29T02:30", "2026-10-25T02:30", "2025-03-28T02:30", "2026-03-28T02:30"]
)
def test_the_hour_that_clocks_skip_or_repeat_is_no_error(at: str) -> None:
    for fold in (0, 1):
        assert describe("Su 00:00-24:00", paris(at).replace(fold=fold)).is_open in (True, False)


def test_a_night_belongs_to_its_evening() -> None:
    assert texts("Fr 20:00-02:00", "2026-09-02T10:00")[4:] == ["8 pm – 2 am", "Closed", "Closed"]
    late = describe("Fr 20:00-02:00", paris("2026-09-05T01:00"))
    assert (late.is_open, plain(late.status_text)) == (True, "Open, closes at 2 am")


def test_midnight_is_a_word() -> None:
    assert texts("Mo 18:00-24:00", "2026-09-01T10:00")[0] == "6 pm – midnight"


def test_the_moment_may_come_in_any_zone() -> None:
    # 9:30 in Paris, in summer.
    assert describe("Tu 09:00-12:00", datetime(2026, 9, 1, 7, 30, tzinfo=UTC)).is_open
    with timezone.override(ZoneInfo("Pacific/Noumea")):
        told = describe("Tu 09:00-12:00", datetime(2026, 9, 1, 7, 30, tzinfo=UTC))
    assert plain(told.status_text) == "Open, closes at 12 pm"


def test_the_host_may_live_in_any_zone() -> None:
    code = (
        "import django; django.setup()\n"
        "from datetime import datetime, timezone\n"
        "from partners.opening_hours import describe\n"
        "print(describe('Tu 09:00-12:00', datetime(2026, 9, 1, 7, 30, tzinfo=timezone.utc)).is_open)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "True"


def test_french_days_are_french() -> None:
    with translation.override("fr"):
        assert describe(WEEK, paris("2026-09-03T10:00")).days[0].label == "Lundi"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("mo-fr 9:00-12:00", "Mo-Fr 09:00-12:00"),
        ("Mo-Fr 9-12", "Mo-Fr 09:00-12:00"),
        ("Mo-Fr 9-12, 14-18", "Mo-Fr 09:00-12:00,14:00-18:00"),
        ("Mo 09:00–12:00", "Mo 09:00-12:00"),
        ("Mo-Fr 08:30 - 12:00 , 13:30 - 17:00", "Mo-Fr 08:30-12:00,13:30-17:00"),
        ("Mo 09:00-12:00,Tu 10:00-12:00", "Mo 09:00-12:00; Tu 10:00-12:00"),
        ("Mo 09:00-12:00\nTu 10:00-12:00;", "Mo 09:00-12:00; Tu 10:00-12:00"),
        ("Mo 09:00-12:00; Mo 14:00-18:00", "Mo 09:00-12:00,14:00-18:00"),
        ("Lundi au vendredi : de 9h à 12h et 14h à 17h30", "Mo-Fr 09:00-12:00,14:00-17:30"),
        ("lun.-ven. 9h-12h / 14h-17h", "Mo-Fr 09:00-12:00,14:00-17:00"),
        ("Dimanche fermé", "Su off"),
        ("24h/24", "24/7"),
    ],
)
def test_dirty_texts_are_understood(dirty: str, clean: str) -> None:
    assert repair(dirty) == clean


@pytest.mark.parametrize(
    "text",
    [WEEK, "24/7", "week 01-53/2 Mo 10:00-12:00", 'Mo 09:00-12:00 "sur rendez-vous"', "Mo[1] 10:00-12:00"],
)
def test_good_notation_is_left_as_it_is(text: str) -> None:
    assert repair(text) == text


def test_days_of_the_month_have_lines_of_their_own_after_the_week() -> None:
    hours = describe("Mo,Sa[1,3] 10:00-12:00; We 14:00-17:00; We[-1] off", paris("2026-09-01T10:00"))
    assert [(line.label, plain(line.text)) for line in hours.monthly] == [
        ("First and third Saturday of the month", "10 am – 12 pm"),
        ("Last Wednesday of the month", "Closed"),
    ]
    assert len(hours.days) == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sa[1] 10:00-12:00", "first Saturday of the month 10:00 – 12:00"),
        ("Mo,Sa[1] 10:00-12:00", "Monday 10 am – 12 pm ; first Saturday of the month 10:00 – 12:00"),
        ("Mo 10:00-12:00; Mo[1] off", "Monday 10 am – 12 pm ; closed: first Monday of the month"),
        ("Apr-Sep Mo 10:00-12:00", ""),
    ],
)
def test_the_usual_week_tells_the_days_of_the_month(text: str, said: str) -> None:
    assert plain(usual_week(text)) == said


@pytest.mark.parametrize(
    ("at", "period", "is_open", "status"),
    [
        ("2026-12-01T10:00", Period(date(2026, 12, 10)), False, "From Thursday 10 December on"),
        ("2026-12-10T10:00", Period(date(2026, 12, 10)), True, "Open, closes at 12 pm"),
        ("2026-12-02T10:00", Period(last=date(2026, 12, 1)), False, "Over since Tuesday 1 December"),
        ("2026-12-01T18:00", Period(last=date(2026, 12, 1)), False, "Closed, ends on Tuesday 1 December"),
        ("2026-12-01T18:00", Period(last=date(2026, 12, 2)), False, "Closed, opens tomorrow at 9 am"),
    ],
)
@time_machine.travel("2026-12-01T10:00+01:00")
def test_nothing_opens_before_the_first_day_nor_after_the_last(
    at: str, period: Period, is_open: bool, status: str
) -> None:
    hours = describe(WEEK, paris(at), period)
    assert (hours.is_open, plain(hours.status_text)) == (is_open, status)
    assert any(day.is_today for day in hours.days) == (not period.status(paris(at).date()))


anything = (
    st.text(max_size=60)
    | st.lists(st.sampled_from(TOKENS), max_size=10).map(" ".join)
    | st.lists(st.sampled_from(TOKENS), max_size=10).map("".join)
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(PARIS))


@given(anything, moments)
def test_no_text_is_ever_an_error_and_repairing_twice_changes_nothing(text: str, at: datetime) -> None:
    hours = describe(text, at)
    assert len(hours.days) in (0, 7)
    assert hours.status_text
    specifications(text, at)
    assert repair(repair(text)) == repair(text)


def test_machines_read_the_week_and_its_holiday() -> None:
    told = specifications("Mo-Fr 09:00-12:00; Sa 10:00-24:00", paris("2026-07-13T10:00"))
    week, saturday = told["openingHoursSpecification"]
    assert week["dayOfWeek"] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    assert (week["opens"], week["closes"]) == ("09:00", "12:00")
    assert (saturday["dayOfWeek"], saturday["closes"]) == (["Saturday"], "23:59")
    (holiday,) = told["specialOpeningHoursSpecification"]
    assert (holiday["validFrom"], holiday["opens"], holiday["closes"]) == ("2026-07-14", "00:00", "00:00")


def test_machines_are_told_nothing_where_nothing_is_known() -> None:
    assert specifications("", paris("2026-07-13T10:00")) == {}


@pytest.mark.parametrize("text", ["Mo, We 09:00-12:00", "Lundi, mercredi : 9h-12h", "Mo,We 09:00-12:00"])
def test_days_told_with_a_comma_share_their_hours(text: str) -> None:
    assert repair(text) == "Mo,We 09:00-12:00"
