"""When the dates of the demonstration fall."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from home.demo.dates import moments, status
from network.catalogue.enums import Status
from partners.models import Place

PARIS = ZoneInfo("Europe/Paris")
SERIES = {"weekday": "mon", "time": "09:30", "first_week": 0, "every_weeks": 1, "count": 6}


def days(series: dict[str, object], place: Place | None, now: datetime) -> list[date]:
    return [moment.astimezone(PARIS).date() for moment in moments(SERIES | series, place, now)]


def test_weeks_count_from_the_monday_of_this_one_and_what_is_past_is_left_out():
    thursday = datetime(2027, 2, 25, 12, tzinfo=PARIS)
    assert days({"count": 2}, None, thursday) == [date(2027, 3, 1)]
    assert days({"count": 1, "first_week": 2, "weekday": "sun"}, None, thursday) == [date(2027, 3, 14)]


def test_the_hour_on_the_wall_stays_when_the_clocks_change():
    before = datetime(2027, 3, 15, 8, tzinfo=PARIS)
    starts = moments(SERIES | {"count": 4, "weekday": "tue"}, None, before)
    assert {start.astimezone(PARIS).strftime("%H:%M") for start in starts} == {"09:30"}
    assert {start.astimezone(UTC).strftime("%H:%M") for start in starts} == {"08:30", "07:30"}


@pytest.mark.parametrize(
    ("hours", "is_skipped"),
    [
        ("Mo-Fr 09:00-17:00; PH off", True),
        ("Mo-Fr 09:00-17:00", True),
        ("", True),
        ("Mo-Fr,PH 09:00-17:00", False),
    ],
)
def test_a_public_holiday_is_skipped_unless_the_place_opens_on_it(hours, is_skipped):
    # Easter Monday 2027 is 29 March.
    found = days({"count": 3}, Place(opening_hours=hours), datetime(2027, 3, 15, 8, tzinfo=PARIS))
    assert (date(2027, 3, 29) not in found) is is_skipped
    assert date(2027, 3, 22) in found


def test_ranks_count_the_dates_that_are_ahead():
    series = SERIES | {"status_of": {"full": [0], "moved_online": [2]}}
    assert [status(series, rank) for rank in range(3)] == [Status.FULL, Status.SCHEDULED, Status.MOVED_ONLINE]
