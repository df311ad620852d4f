"""What comes again: plain words to RFC 5545 and back, days off, both changes of the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.local_time import from_wall_clock, is_skipped, is_twice, same_time_after, to_wall_clock
from events.recurrence.days_off import school_holiday, school_holidays_known_until
from events.recurrence.ics import calendar_of
from events.recurrence.pattern import Pattern
from events.recurrence.plain import PlainRule, in_plain_words, patterned
from events.recurrence.rules import dates_of
from events.recurrence.words import sentence
from network.sheets.verdicts import RefusedError

# The clocks go forward on 28 March 2027 and back on 31 October 2027.
BEFORE_SPRING = datetime(2027, 3, 22, 14, 0)
BEFORE_AUTUMN = datetime(2027, 10, 25, 18, 30)
TUESDAY = date(2026, 12, 1)
WHOLE_YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC))


def weekly(**facts: object) -> Pattern:
    plain = PlainRule("WEEKLY", weekdays=(1, 3), **{"times": 5} | facts)
    return patterned(plain, Pattern(TUESDAY, time(14)))


@pytest.mark.parametrize(("start", "hours"), [(BEFORE_SPRING, -1), (BEFORE_AUTUMN, 1)])
def test_a_week_later_is_the_same_time_on_the_wall_over_daylight_saving(start, hours):
    later = same_time_after(from_wall_clock(start), 7)
    assert to_wall_clock(later) == start + timedelta(days=7)
    assert later - from_wall_clock(start) == timedelta(days=7, hours=hours)


def test_an_hour_the_clocks_skip_becomes_the_next_one_and_an_hour_seen_twice_is_the_first():
    assert is_skipped(datetime(2027, 3, 28, 2, 30))
    assert from_wall_clock(datetime(2027, 3, 28, 2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert is_twice(datetime(2027, 10, 31, 2, 30))
    assert not is_twice(datetime(2027, 3, 28, 2, 30))
    assert from_wall_clock(datetime(2027, 10, 31, 2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Anything the form can express that begins in 2027, so that both changes of the clocks are near."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
    most = {"DAILY": 0, "WEEKLY": 7, "MONTHLY": 1}[frequency]
    weekdays = draw(st.sets(st.integers(0, 6), min_size=min(most, 1), max_size=most))
    first = draw(st.dates(date(2027, 1, 1), date(2027, 12, 31)))
    is_counted = draw(st.booleans())
    plain = PlainRule(
        frequency,
        interval=draw(st.integers(1, 4)),
        weekdays=tuple(sorted(weekdays)),
        ordinal=draw(st.sampled_from([1, 2, 3, 4, -1])) if frequency == "MONTHLY" else 0,
        until=None if is_counted else first + timedelta(days=draw(st.integers(150, 350))),
        times=draw(st.integers(1, 8)) if is_counted else 0,
    )
    start = Pattern(
        first,
        draw(st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))),
        skips_public_holidays=draw(st.booleans()),
        skips_school_holidays=draw(st.booleans()),
    )
    try:
        pattern = patterned(plain, start)
    except RefusedError:
        # So many days off that the dates would take more than three years.
        reject()
    days = pattern.rule_days()
    later = st.dates(pattern.first, pattern.first + timedelta(days=300))
    without = draw(st.sets(st.sampled_from(days), max_size=3))
    extra = draw(st.sets(later, max_size=3)) - without
    return Pattern(
        pattern.first,
        pattern.hour,
        pattern.rule,
        tuple(sorted(extra)),
        tuple(sorted(without)),
        pattern.skips_public_holidays,
        pattern.skips_school_holidays,
    )


@settings(max_examples=60, deadline=None)
@given(pattern=patterns())
def test_any_rule_goes_out_as_a_calendar_and_gives_every_reader_the_same_instants(pattern):
    content = calendar_of(pattern, minutes=90, title="Atelier", uid="1").to_ical()
    found = recurring_ical_events.of(Calendar.from_ical(content)).between(*WHOLE_YEAR)
    theirs = sorted({event.start.astimezone(UTC) for event in found})
    assert theirs == [pattern.start(day).astimezone(UTC) for day in pattern.days()]


@settings(max_examples=60, deadline=None)
@given(pattern=patterns())
def test_what_is_stored_is_read_back_and_said_back_in_plain_words(pattern):
    facts = {"first": pattern.first, "hour": pattern.hour}
    facts |= {name: getattr(pattern, name) for name in ("skips_public_holidays", "skips_school_holidays")}
    assert Pattern.read(pattern.text, **facts) == pattern
    assert sentence(pattern)
    bare = replace(pattern, extra=(), without=())
    if bare.days():
        assert patterned(in_plain_words(bare), bare).days() == bare.days()


@settings(max_examples=60, deadline=None)
@given(pattern=patterns(), data=st.data())
def test_a_series_cut_in_two_loses_no_date_and_adds_none(pattern, data):
    days = pattern.days()
    later = [day for day in days if day > days[0]] if days else []
    if not later:
        return
    day = data.draw(st.sampled_from(later))
    head, tail = pattern.split(day)
    assert head.days() == [one for one in days if one < day]
    assert tail.days() == [one for one in days if one >= day]


def test_every_two_weeks_counts_from_the_first_date_not_from_the_week_typed():
    friday = date(2026, 12, 4)
    pattern = patterned(PlainRule("WEEKLY", 2, (1, 3), times=3), Pattern(friday, time(14)))
    assert pattern.days() == [date(2026, 12, 8), date(2026, 12, 10), date(2026, 12, 22)]


def test_the_last_tuesday_of_the_month():
    pattern = patterned(PlainRule("MONTHLY", weekdays=(1,), ordinal=-1, times=3), Pattern(TUESDAY, time(14)))
    assert pattern.days() == [date(2026, 12, 29), date(2027, 1, 26), date(2027, 2, 23)]


def test_days_off_are_left_out_and_the_number_of_dates_is_kept():
    start = Pattern(TUESDAY, time(14), skips_school_holidays=True)
    pattern = patterned(PlainRule("WEEKLY", weekdays=(1,), times=4), start)
    assert pattern.days() == [date(2026, 12, day) for day in (1, 8, 15)] + [date(2027, 1, 5)]
    assert set(pattern.days_off()) == {date(2026, 12, 22), date(2026, 12, 29)}


def test_a_day_asked_for_by_name_holds_on_a_holiday_too():
    start = Pattern(TUESDAY, time(14), extra=(date(2026, 12, 25),), skips_public_holidays=True)
    assert date(2026, 12, 25) in patterned(PlainRule("DAILY", times=3), start).days()


def test_school_holidays_begin_on_saturday_end_on_sunday_and_are_known_to_some_day():
    assert school_holiday(date(2026, 10, 17))
    assert school_holiday(date(2026, 11, 1))
    assert not school_holiday(date(2026, 10, 16))
    assert not school_holiday(date(2026, 11, 2))
    assert school_holidays_known_until() == date(2028, 8, 31)


def test_the_rule_is_said_back_in_a_plain_sentence():
    start = Pattern(TUESDAY, time(14), skips_public_holidays=True)
    said = sentence(patterned(PlainRule("WEEKLY", weekdays=(1, 3), until=date(2026, 12, 18)), start))
    assert said == "Chaque mardi et jeudi, jusqu’au vendredi 18 décembre, sauf jours fériés"


@pytest.mark.parametrize(
    "facts",
    [
        {"times": 0, "until": date(2026, 11, 1)},
        {"times": 400, "interval": 3},
        {"times": 0, "until": date(2036, 1, 1)},
    ],
)
def test_a_series_that_ends_before_it_starts_or_never_is_refused(facts):
    with pytest.raises(RefusedError):
        weekly(**facts).days()


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=3;UNTIL=20270401", "FREQ=WEEKLY;COUNT=300"])
def test_a_rule_with_two_ends_or_beyond_three_years_is_refused(rule):
    with pytest.raises(RefusedError):
        dates_of(rule, BEFORE_SPRING)
