"""A series makes its sessions; what people rely on is never touched."""

import copy
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db.models import ProtectedError

from events.local_time import to_wall_clock
from events.models import Series, Session, WorkshopPage
from events.recurrence.pattern import Pattern
from events.recurrence.plain import PlainRule, patterned
from events.services.cancelling import cancel_registration
from events.services.series import Stay, carry_out
from events.services.series_changes import Scope, leave_out, spread
from network.catalogue.enums import Status
from network.catalogue.models import EntrySession
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol
from tests.factories.partners import PlaceFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)


def wish(times: int = 5, hour: time = time(14)) -> Pattern:
    """So many Tuesdays from 9 March 2027: the clocks go forward between the third and the fourth."""
    return patterned(PlainRule("WEEKLY", weekdays=(1,), times=times), Pattern(date(2027, 3, 9), hour))


@pytest.fixture
def series():
    made = Series(
        workshop_key=WorkshopPageFactory().translation_key, place=PlaceFactory(), capacity=8, minutes=120
    )
    made.pattern = wish()
    carry_out(series=made, now=NOW)
    return made


def starts(series: Series) -> list[str]:
    found = series.sessions.order_by("starts_at")
    return [f"{to_wall_clock(session.starts_at):%d/%m %H:%M}" for session in found]


def changed(series: Series, pattern: Pattern, **facts: object):
    before = copy.copy(series)
    series.pattern = pattern
    for name, value in facts.items():
        setattr(series, name, value)
    return carry_out(series=series, before=before, now=NOW)


def test_the_hour_on_the_wall_holds_over_daylight_saving_and_the_catalogue_knows(series):
    assert starts(series) == ["09/03 14:00", "16/03 14:00", "23/03 14:00", "30/03 14:00", "06/04 14:00"]
    assert EntrySession.objects.count() == 5


def test_regenerating_twice_changes_nothing(series):
    before = list(Session.objects.values())
    made = carry_out(series=series, before=copy.copy(series), now=NOW)
    assert (made.create, made.change, made.delete, made.stay) == ([], [], [], [])
    assert list(Session.objects.values()) == before


def test_moved_called_off_full_and_booked_sessions_stay_and_the_editor_is_told(series, monkeypatch):
    moved, off, full, booked, free = series.sessions.order_by("starts_at")
    Session.objects.filter(pk=moved.pk).update(
        starts_at=moved.starts_at + timedelta(days=1), ends_at=moved.ends_at + timedelta(days=1)
    )
    Session.objects.filter(pk=off.pk).update(status=Status.CANCELLED)
    Session.objects.filter(pk=full.pk).update(status=Status.FULL)
    monkeypatch.setattr(Session, "is_booked", property(lambda session: session.pk == booked.pk))
    kept = list(Session.objects.exclude(pk=free.pk).values())
    made = changed(series, wish(1, time(10)))
    assert [(session.pk, why) for session, why in made.stay] == [
        (moved.pk, Stay.MOVED),
        (off.pk, Stay.OFF),
        (full.pk, Stay.BOOKED),
        (booked.pk, Stay.BOOKED),
    ]
    assert [session.pk for session in made.delete] == [free.pk]
    assert list(Session.objects.values()) == kept


def test_a_date_that_people_left_is_not_deleted_either(series):
    carry_out(series=series, now=NOW)
    session = series.sessions.order_by("-series_day").first()
    (one,) = enrol(session, "Anne", now=NOW)
    cancel_registration(registration=one, now=NOW)
    made = changed(series, series.pattern.leaving_out(session.series_day))
    assert [(stayed.pk, why) for stayed, why in made.stay] == [(session.pk, Stay.LEFT)]
    assert Session.objects.filter(pk=session.pk).exists()


def test_a_note_of_its_own_keeps_a_session_out_of_the_changes(series):
    series.sessions.filter(series_day=date(2027, 3, 16)).update(note="Apportez une photo")
    made = changed(series, wish(), capacity=12)
    assert [why for _session, why in made.stay] == [Stay.CHANGED]
    assert sorted(series.sessions.values_list("capacity", flat=True)) == [8, 12, 12, 12, 12]


def test_past_sessions_are_never_touched(series):
    before = copy.copy(series)
    series.pattern = wish(5, time(10))
    carry_out(series=series, before=before, now=datetime(2027, 3, 20, tzinfo=UTC))
    assert starts(series) == ["09/03 14:00", "16/03 14:00", "23/03 10:00", "30/03 10:00", "06/04 10:00"]


def test_a_session_entered_by_hand_becomes_one_of_the_series():
    session = SessionFactory(starts_at=wish().start(date(2027, 3, 9)))
    series = Series(workshop_key=session.workshop_key, place=session.place, minutes=120)
    series.pattern = wish(3)
    made = carry_out(series=series, now=NOW)
    assert (len(made.create), len(made.change)) == (2, 1)
    session.refresh_from_db()
    assert (session.series, session.capacity) == (series, 10)


def test_a_slot_that_another_series_has_is_left_to_it(series):
    other = Series(workshop_key=series.workshop_key, place=series.place, minutes=60)
    other.pattern = wish(6)
    made = carry_out(series=other, now=NOW)
    assert ([why for _session, why in made.stay], len(made.create)) == ([Stay.TAKEN] * 5, 1)


def edit(series: Series, day: date, scope: Scope, **facts: object):
    session = series.sessions.get(series_day=day)
    for name, value in facts.items():
        setattr(session, name, value)
    session.save()
    return session, spread(session=session, changed=set(facts), scope=scope, now=NOW)


def test_an_hour_changed_for_all_changes_all(series):
    session = series.sessions.get(series_day=date(2027, 3, 30))
    shift = timedelta(hours=2)
    edit(
        series,
        session.series_day,
        Scope.ALL,
        starts_at=session.starts_at + shift,
        ends_at=session.ends_at + shift,
    )
    assert starts(series) == ["09/03 16:00", "16/03 16:00", "23/03 16:00", "30/03 16:00", "06/04 16:00"]
    series.refresh_from_db()
    assert series.hour == time(16)


def test_this_and_following_makes_two_series_and_leaves_the_earlier_dates_alone(series):
    _session, made = edit(series, date(2027, 3, 23), Scope.FOLLOWING, capacity=20, note="Salle 2")
    assert len(made.change) == 2
    by_day = Session.objects.order_by("starts_at")
    assert [session.capacity for session in by_day] == [8, 8, 20, 20, 20]
    assert len({session.series_id for session in by_day}) == 2
    for one in Series.objects.all():
        again = carry_out(series=one, before=copy.copy(one), now=NOW)
        assert [again.create, again.change, again.delete, again.stay] == [[], [], [], []]


def test_following_from_the_first_date_is_all(series):
    edit(series, date(2027, 3, 9), Scope.FOLLOWING, capacity=20)
    assert Series.objects.count() == 1
    assert set(Session.objects.values_list("capacity", flat=True)) == {20}


def test_a_date_deleted_by_hand_does_not_come_back(series):
    session = series.sessions.get(series_day=date(2027, 3, 16))
    leave_out(session=session)
    session.delete()
    series.refresh_from_db()
    carry_out(series=series, before=copy.copy(series), now=NOW)
    assert "16/03 14:00" not in starts(series)
    assert "EXDATE;TZID=Europe/Paris:20270316T140000" in series.recurrence


def test_a_place_whose_plan_has_no_session_left_can_go_and_takes_it_along(series):
    with pytest.raises(ProtectedError):
        series.place.delete()
    series.sessions.all().delete()
    series.place.delete()
    assert not Series.objects.exists()


def test_a_workshop_that_goes_takes_its_plans_along(series):
    series.sessions.all().delete()
    WorkshopPage.objects.get(translation_key=series.workshop_key).delete()
    assert not Series.objects.exists()
