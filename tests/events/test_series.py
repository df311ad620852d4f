"""The same session in the weeks after: same time on the wall, nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models.signals import post_save

from events.local_time import from_wall_clock, is_skipped, is_twice, same_time_after, to_wall_clock
from events.models import Session
from events.services.series import copy_weekly
from network.catalogue.enums import Status
from network.catalogue.models import EntrySession
from tests.factories.events import SessionFactory

# The clocks go forward on 28 March 2027 and back on 31 October 2027.
BEFORE_SPRING = datetime(2027, 3, 22, 14, 0)
BEFORE_AUTUMN = datetime(2027, 10, 25, 18, 30)


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


@pytest.mark.django_db
@pytest.mark.parametrize("start", [BEFORE_SPRING, BEFORE_AUTUMN])
def test_copies_keep_the_day_the_hour_and_the_length(start):
    session = SessionFactory(starts_at=from_wall_clock(start), note="Salle 3", capacity=8)
    created = copy_weekly(session=session, times=3).created
    starts = [to_wall_clock(copy.starts_at) for copy in created]
    assert {(moment.weekday(), moment.time()) for moment in starts} == {(start.weekday(), start.time())}
    assert [(moment.date() - start.date()).days for moment in starts] == [7, 14, 21]
    assert {copy.ends_at - copy.starts_at for copy in created} == {session.ends_at - session.starts_at}
    assert {(copy.place, copy.note, copy.capacity) for copy in created} == {(session.place, "Salle 3", 8)}


@pytest.mark.django_db
def test_a_session_that_is_there_already_is_skipped_and_reported():
    session = SessionFactory(starts_at=from_wall_clock(BEFORE_SPRING))
    first = copy_weekly(session=session, times=2)
    again = copy_weekly(session=session, times=3)
    assert again.skipped == [copy.starts_at for copy in first.created]
    assert len(again.created) == 1
    assert Session.objects.count() == 4


@pytest.mark.django_db
def test_an_online_session_is_not_copied_twice_either():
    session = SessionFactory(online=True)
    copy_weekly(session=session, times=2)
    assert len(copy_weekly(session=session, times=2).skipped) == 2


@pytest.mark.django_db
def test_a_copy_of_a_session_called_off_takes_place():
    session = SessionFactory(cancelled=True, note="La salle est inondée.")
    (copy,) = copy_weekly(session=session, times=1, weeks=2).created
    assert (copy.status, copy.note) == (Status.SCHEDULED, "")


@pytest.mark.django_db
def test_a_copy_keeps_the_note_of_a_session_that_takes_place():
    session = SessionFactory(note="Salle 3, premier étage.")
    assert copy_weekly(session=session, times=1).created[0].note == "Salle 3, premier étage."


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wish", [{"times": 0}, {"times": 53}, {"times": 1, "weeks": 0}, {"times": 1, "weeks": 9}]
)
def test_a_series_has_bounds(wish):
    with pytest.raises(ValueError, match="times must be"):
        copy_weekly(session=SessionFactory(), **wish)


@pytest.mark.django_db
def test_copies_are_in_the_catalogue_at_once_though_no_signal_tells_of_them():
    session = SessionFactory()
    told = []
    post_save.connect(lambda **_: told.append(1), sender=Session, weak=False, dispatch_uid="count")
    copy_weekly(session=session, times=3)
    post_save.disconnect(sender=Session, dispatch_uid="count")
    assert not told
    assert EntrySession.objects.count() == 4
