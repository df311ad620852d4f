"""What a session may be, and what questions sessions answer."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale

from events.models import Session, WorkshopPage
from network.catalogue.enums import Status
from tests.factories.events import SessionFactory, WorkshopPageFactory, in_days
from tests.factories.partners import PlaceFactory

pytestmark = pytest.mark.django_db
LINK = "https://visio.example/atelier"


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ends_at": datetime(2027, 3, 1, 8, tzinfo=UTC)}, "session_ends_after_it_starts"),
        ({"place": None}, "session_is_somewhere"),
        ({"status": Status.MOVED_ONLINE}, "session_moved_online_has_link"),
        ({"capacity": 0}, "session_seats_some"),
    ],
)
def test_the_database_refuses_a_session_that_cannot_be(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        SessionFactory(**{"starts_at": datetime(2027, 3, 1, 8, tzinfo=UTC)} | fields)


@pytest.mark.parametrize("is_online", [True, False])
def test_a_workshop_has_one_session_at_a_time_and_place(is_online):
    where = {"place": None, "remote_url": LINK} if is_online else {"place": PlaceFactory()}
    first = SessionFactory(**where)
    with pytest.raises(IntegrityError):
        SessionFactory(workshop_key=first.workshop_key, starts_at=first.starts_at, **where)


def test_two_places_may_hold_the_same_workshop_at_the_same_time():
    first = SessionFactory()
    SessionFactory(workshop_key=first.workshop_key, starts_at=first.starts_at)
    SessionFactory(workshop_key=first.workshop_key, starts_at=first.starts_at, online=True)
    assert Session.objects.filter(workshop_key=first.workshop_key).count() == 3


def test_a_form_says_in_words_what_is_wrong_with_a_session():
    session = SessionFactory.build(workshop=None, workshop_key=uuid4(), place=None)
    session.ends_at = session.starts_at
    with override("en"), pytest.raises(ValidationError) as refusal:
        session.full_clean()
    assert refusal.value.messages == [
        "The session must end after it starts.",
        "Choose a place or write the link to join online.",
    ]


def test_sessions_answer_by_time_place_workshop_and_state():
    page, now = WorkshopPageFactory(), timezone.now()
    coming = SessionFactory(workshop=page)
    past = SessionFactory(workshop=page, past=True)
    cancelled = SessionFactory(workshop=page, cancelled=True, starts_at=in_days(8))
    other = SessionFactory(starts_at=in_days(9))
    assert list(Session.objects.of(page).upcoming(now)) == [coming, cancelled]
    assert list(Session.objects.past(now)) == [past]
    assert list(Session.objects.upcoming(now).open()) == [coming, other]
    assert list(Session.objects.at(other.place)) == [other]
    assert list(Session.objects.between(in_days(8), in_days(9))) == [cancelled]


def test_seats_left_are_the_capacity_none_without_limit_and_zero_when_full():
    assert SessionFactory.build(workshop_key=None, place=None).seats_left == 10
    assert SessionFactory.build(workshop_key=None, place=None, capacity=None).seats_left is None
    assert SessionFactory.build(workshop_key=None, place=None, full=True).seats_left == 0


def test_every_language_of_a_workshop_has_the_same_sessions():
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = WorkshopPageFactory(title="Envoyer un courriel")
    translation = page.copy_for_translation(english, copy_parents=True)
    session = SessionFactory(workshop=page)
    assert list(translation.sessions()) == [session]
    with override("en"):
        assert Session.objects.get().workshop == translation
    with override("de"):
        assert Session.objects.get().workshop == page


def test_many_sessions_get_their_workshops_in_one_query(django_assert_num_queries):
    for _ in range(5):
        SessionFactory()
    with django_assert_num_queries(2):
        titles = {session.workshop.title for session in Session.objects.with_workshops()}
    assert titles == set(WorkshopPage.objects.values_list("title", flat=True))


def test_a_session_whose_page_is_gone_still_has_a_name():
    session = SessionFactory.build(
        workshop=None, workshop_key="00000000-0000-0000-0000-000000000000", place=None
    )
    assert "00000000" in str(session)
    assert session.starts_at + timedelta(hours=2) == session.ends_at
