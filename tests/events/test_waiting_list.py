"""Seats become free: who is offered them, how long, and who is next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.services.answering import accept_offer, decline_offer, expire_offers
from events.services.cancelling import cancel_registration, cancel_session
from events.services.capacity import set_capacity
from events.services.refusing import NotPossibleError, Reason
from network.content.models import NetworkSettings
from tests.events.seats import assert_in_step, fresh, messages, standings
from tests.factories.events import SessionFactory, enrol, enrol_group

pytestmark = pytest.mark.django_db


def cancel(registration, **options: object):
    return cancel_registration(registration=registration, now=timezone.now(), **options)


def where(session) -> dict[str, str]:
    return dict(standings(session))


def test_a_cancelled_seat_goes_to_the_first_in_line():
    session = SessionFactory(capacity=1)
    anne, bruno, _ = enrol(session, "Anne", "Bruno", "Chloé")
    cancel(anne)
    assert where(session) == {"Anne": "cancelled", "Bruno": "offered", "Chloé": "waiting"}
    assert accept_offer(registration=bruno, now=timezone.now()).status == "confirmed"
    told = [("cancelled", "Anne"), ("offered", "Bruno"), ("confirmed", "Bruno")]
    assert list(messages(session))[3:] == told
    assert_in_step(session)


def test_pressed_twice_nothing_happens_twice():
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    for _ in range(2):
        cancel(anne)
        accept_offer(registration=bruno, now=timezone.now())
    assert len(messages(session)) == 5
    assert_in_step(session)


def test_an_offer_has_the_hours_of_the_settings_and_ends_before_the_session():
    NetworkSettings.objects.update(offer_hours=12)
    soon, now = SessionFactory(capacity=1), timezone.now()
    late = SessionFactory(capacity=1, starts_at=now + timedelta(hours=6))
    for session in (soon, late):
        anne, _ = enrol(session, "Anne", "Bruno")
        cancel_registration(registration=anne, now=now)
    ends = [session.registrations.get(status="offered").offered_until for session in (soon, late)]
    hours = NetworkSettings.objects.values_list("offer_hours", flat=True).first() or 48
    assert ends == [now + timedelta(hours=hours), late.starts_at - timedelta(hours=2)]


def test_an_offer_nobody_answers_goes_to_the_next_and_cannot_be_accepted_any_more():
    session = SessionFactory(capacity=1, starts_at=timezone.now() + timedelta(days=9))
    anne, bruno, _ = enrol(session, "Anne", "Bruno", "Chloé")
    cancel(anne)
    later = timezone.now() + timedelta(hours=49)
    assert expire_offers(now=later) == 1
    assert expire_offers(now=later) == 0
    assert where(session) == {"Anne": "cancelled", "Bruno": "expired", "Chloé": "offered"}
    with pytest.raises(NotPossibleError) as refusal:
        accept_offer(registration=bruno, now=later)
    assert refusal.value.reason == Reason.OVER
    assert_in_step(session)


def test_an_offer_accepted_late_is_good_while_nobody_else_has_it():
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    cancel(anne)
    accept_offer(registration=bruno, now=timezone.now() + timedelta(hours=49))
    assert fresh(bruno).status == "confirmed"


def test_a_declined_offer_goes_to_the_next():
    session = SessionFactory(capacity=1)
    anne, bruno, _ = enrol(session, "Anne", "Bruno", "Chloé")
    cancel(anne)
    decline_offer(registration=bruno, now=timezone.now())
    assert where(session) == {"Anne": "cancelled", "Bruno": "cancelled", "Chloé": "offered"}
    assert_in_step(session)


def test_a_group_is_passed_over_three_times_then_seats_are_kept_for_it():
    session = SessionFactory(capacity=5)
    first = enrol(session, "A", "B", "C", "D", "E")
    enrol_group(session, "Un", "Deux")
    enrol(session, "F", "G", "H", "I")
    for one in first[:4]:
        cancel(one)
    now = where(session)
    assert [now[name] for name in "FGHI"] == ["offered", "offered", "offered", "waiting"]
    assert (now["Un"], now["Deux"]) == ("waiting", "waiting")
    session.refresh_from_db()
    assert (session.free, session.seats_left) == (1, 0)
    cancel(first[4])
    now = where(session)
    assert (now["Un"], now["Deux"], now["I"]) == ("offered", "offered", "waiting")
    assert_in_step(session)


def test_who_comes_alone_while_a_group_waits_has_the_seat_it_cannot_use():
    session = SessionFactory(capacity=2)
    enrol(session, "A")
    enrol_group(session, "Un", "Deux")
    enrol(session, "B")
    assert where(session)["B"] == "confirmed"
    assert_in_step(session)


def test_a_group_accepts_and_declines_as_one_but_one_of_it_may_cancel():
    session = SessionFactory(capacity=2)
    first = enrol(session, "A", "B")
    group = enrol_group(session, "Un", "Deux")
    for one in first:
        cancel(one)
    accept_offer(registration=group[1], now=timezone.now())
    assert [fresh(one).status for one in group] == ["confirmed", "confirmed"]
    cancel(group[0])
    assert [fresh(one).status for one in group] == ["cancelled", "confirmed"]
    cancel(group[0], with_party=True)
    assert [fresh(one).status for one in group] == ["cancelled", "cancelled"]
    assert_in_step(session)


def test_more_seats_are_offered_in_order_and_fewer_than_people_have_are_refused():
    session = SessionFactory(capacity=2)
    enrol(session, "A", "B", "C", "D", "E")
    set_capacity(session=session.pk, capacity=4, now=timezone.now())
    assert [where(session)[name] for name in "ABCDE"] == ["confirmed"] * 2 + ["offered"] * 2 + ["waiting"]
    with pytest.raises(NotPossibleError, match="4"):
        set_capacity(session=session.pk, capacity=3, now=timezone.now())
    set_capacity(session=session.pk, capacity=None, now=timezone.now())
    assert where(session)["E"] == "offered"
    assert_in_step(session)


def test_a_session_called_off_frees_and_tells_all():
    session = SessionFactory(capacity=1)
    enrol(session, "A", "B")
    enrol_group(session, "Un")
    cancel_session(session=session, note="La salle est inondée.")
    assert set(where(session).values()) == {"cancelled"}
    told = [kind for kind, _ in messages(session)]
    assert told.count("called-off") == 3
    assert_in_step(session)


def test_two_hours_before_nobody_is_offered_a_seat_any_more():
    session = SessionFactory(capacity=1)
    anne, _ = enrol(session, "Anne", "Bruno")
    cancel_registration(registration=anne, now=session.starts_at - timedelta(hours=1))
    assert where(session)["Bruno"] == "waiting"
    assert_in_step(session)
