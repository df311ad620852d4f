"""At the door: attendance noted once and for all, late taps, no-shows, people who come without a seat."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import ExtraSeat, Message, Registration, Session
from events.services.answering import decline_offer
from events.services.attendance import note_attendance
from events.services.cancelling import cancel_registration
from events.services.people import Person
from events.services.refusing import NotPossibleError, Reason
from events.services.walk_ins import admit, welcome
from network.users.groups import EDITORS
from network.users.models import User
from tests.events.seats import assert_in_step, fresh
from tests.events.test_roster import moderator, staff  # noqa: F401
from tests.factories.events import SessionFactory, enrol

pytestmark = pytest.mark.django_db
MARIE = Person(first_name="Marie", last_name="Dupont")


@pytest.fixture
def user() -> User:
    return User.objects.create_user(email="porte@entraide.example", password="mot-de-passe-long")


def begun(*names: str, **fields: object) -> tuple[Session, list[Registration]]:
    """Return a session that begins in an hour, and who registered for it."""
    session = SessionFactory(**fields)
    people = enrol(session, *names)
    start = timezone.now() + timedelta(hours=1)
    Session.objects.filter(pk=session.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
    session.refresh_from_db()
    return session, people


def note(session: Session, one: Registration, attendance: str, *, ago: float = 0) -> str:
    now = timezone.now()
    return note_attendance(
        session=session,
        registration=one.pk,
        attendance=attendance,
        noted_at=now - timedelta(seconds=ago),
        now=now,
    )


def tap(client: Client, one: Registration, attendance: str, **data: object):
    address = reverse("session:attendance", args=[one.session_id, one.pk, attendance])
    return client.post(address, data, headers={"accept": "application/json"})


def test_a_tap_notes_once_however_often_it_is_sent_and_is_taken_back(moderator: Client):  # noqa: F811
    _session, (anne,) = begun("Anne")
    for _ in range(2):
        assert tap(moderator, anne, "present").json() == {"attendance": "present"}
    assert fresh(anne).attendance == "present"
    assert tap(moderator, anne, "none").json() == {"attendance": ""}
    assert fresh(anne).attendance == ""


def test_without_a_script_one_is_back_at_the_same_person(moderator: Client):  # noqa: F811
    session, (anne,) = begun("Anne")
    address = reverse("session:attendance", args=[session.pk, anne.pk, "absent"])
    assert moderator.post(address).url.endswith(f"/roster/{session.pk}/#person-{anne.pk}")
    assert fresh(anne).attendance == "absent"


def test_a_tap_that_arrives_late_does_not_undo_a_later_one(moderator: Client):  # noqa: F811
    _session, (anne,) = begun("Anne")
    assert tap(moderator, anne, "absent", age=1000).json() == {"attendance": "absent"}
    assert tap(moderator, anne, "present", age=60_000).json() == {"attendance": "absent"}
    assert tap(moderator, anne, "present").json() == {"attendance": "present"}


@pytest.mark.parametrize("age", ["-1", "x", "9" * 20])
def test_a_tap_of_no_sensible_age_is_refused(moderator: Client, age: str):  # noqa: F811
    _session, (anne,) = begun("Anne")
    assert tap(moderator, anne, "present", age=age).status_code == 400
    assert fresh(anne).attendance == ""


def test_what_was_noted_can_be_corrected_long_after():
    session, (anne,) = begun("Anne")
    note(session, anne, "absent")
    Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at - timedelta(days=60))
    assert note(session, anne, "present") == "present"


def test_nobody_is_noted_before_the_doors_open_nor_where_nothing_takes_place():
    session = SessionFactory()
    anne = enrol(session, "Anne")[0]
    with pytest.raises(NotPossibleError) as refusal:
        note(session, anne, "present")
    assert refusal.value.reason == Reason.TOO_EARLY
    off, (bruno,) = begun("Bruno")
    off.status = "cancelled"
    with pytest.raises(NotPossibleError):
        note(off, bruno, "present")


def test_only_people_with_a_seat_here_are_noted():
    session, (_anne, bruno) = begun("Anne", "Bruno", capacity=1)
    other, _people = begun("Carla")
    for where in (session, other):
        with pytest.raises(Registration.DoesNotExist):
            note(where, bruno, "present")


def test_who_may_not_read_the_roster_may_not_write_it():
    session, (anne,) = begun("Anne")
    client = staff(EDITORS)
    for name, args in (("attendance", [anne.pk, "present"]), ("admit", [anne.pk]), ("walk_in", [])):
        answer = client.post(reverse(f"session:{name}", args=[session.pk, *args]), {"first_name": "X"})
        assert answer.status_code in (302, 404)
    assert fresh(anne).attendance == ""
    assert session.registrations.count() == 1


def test_the_list_of_sessions_says_who_came(moderator: Client):  # noqa: F811
    session, (anne, bruno, _carla) = begun("Anne", "Bruno", "Carla")
    note(session, anne, "present")
    note(session, bruno, "absent")
    said = moderator.get(reverse("session:index")).content.decode()
    assert "1 sur 3" in said
    assert reverse("session:roster", args=[session.pk]) in said


def test_somebody_who_comes_takes_a_free_seat_and_is_told_nothing(user: User):
    session, _people = begun(capacity=1)
    came = welcome(session=session.pk, person=MARIE, language="fr", now=timezone.now(), by=user)
    again = welcome(session=session.pk, person=MARIE, language="fr", now=timezone.now(), by=user)
    assert again == came
    assert (came.status, came.attendance) == ("confirmed", "present")
    assert not Message.objects.exists()
    assert not ExtraSeat.objects.exists()
    assert_in_step(session)


def test_a_full_session_takes_one_more_for_a_reason_that_is_kept(user: User):
    session, _people = begun("Anne", capacity=1)
    now = timezone.now()
    with pytest.raises(NotPossibleError) as refusal:
        welcome(session=session.pk, person=MARIE, language="fr", now=now, by=user)
    assert refusal.value.reason == Reason.NO_SEAT_LEFT
    assert session.registrations.count() == 1
    came = welcome(session=session.pk, person=MARIE, language="fr", now=now, by=user, reason="Une absence")
    extra = ExtraSeat.objects.get()
    assert (extra.registration, extra.made_by, extra.reason) == (came, user, "Une absence")
    assert_in_step(session)
    assert (session.capacity, session.confirmed) == (2, 2)


def test_the_line_is_let_in_at_the_door_even_by_who_cancelled_or_did_not_answer(user: User):
    session, (anne, bruno, carla) = begun("Anne", "Bruno", "Carla", capacity=1)
    cancel_registration(registration=anne, now=timezone.now())
    came = admit(registration=bruno, now=timezone.now(), by=user)
    assert came.status == "confirmed"
    assert not ExtraSeat.objects.exists()
    for late in (carla, anne):
        assert admit(registration=late, now=timezone.now(), by=user, reason="Il reste une chaise").is_active
    assert_in_step(session)
    assert (session.capacity, session.confirmed, session.waiting) == (3, 3, 0)


def test_an_offer_that_ended_unnoticed_keeps_no_seat(user: User):
    session = SessionFactory(capacity=1)
    anne, bruno = enrol(session, "Anne", "Bruno")
    cancel_registration(registration=anne, now=timezone.now())
    assert fresh(bruno).status == "offered"
    start = timezone.now() + timedelta(minutes=5)
    Session.objects.filter(pk=session.pk).update(starts_at=start, ends_at=start + timedelta(hours=1))
    Registration.objects.filter(pk=bruno.pk).update(offered_until=timezone.now() - timedelta(hours=1))
    welcome(session=session.pk, person=MARIE, language="fr", now=timezone.now(), by=user)
    assert fresh(bruno).status == "expired"
    assert_in_step(session)
    decline_offer(registration=bruno, now=timezone.now())
    assert_in_step(session)


def test_a_walk_in_without_a_reason_is_told_and_what_was_typed_stays(moderator: Client):  # noqa: F811
    session, _people = begun("Anne", capacity=1)
    address = reverse("session:walk_in", args=[session.pk])
    typed = {"first_name": "Marie", "last_name": "Du\x0bpont\r\nX", "language": "fr"}
    answer = moderator.post(address, typed)
    assert list(answer.context["form"].errors) == ["reason"]
    assert 'value="Marie"' in answer.content.decode()
    assert moderator.post(address, typed | {"reason": "Une absence"}).status_code == 302
    assert session.registrations.get(first_name="Marie").last_name == "Du pont X"
