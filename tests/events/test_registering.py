"""Somebody wants to come: a seat, a place in the line, or a clear reason why not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Message, Party, Registration, Session
from events.services.people import Contact, Person
from events.services.refusing import NotPossibleError, Reason
from events.services.registering import register, register_group
from network.catalogue import projection
from network.catalogue.models import CatalogueState, Entry
from network.catalogue.state import cards_version
from tests.events.seats import assert_in_step, messages, standings
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol, enrol_group

pytestmark = pytest.mark.django_db
MARIE = Person(first_name="Marie", last_name="Dupont", email="marie@exemple.fr")


def ask(session: Session, person: Person = MARIE, **options: object):
    return register(session=session.pk, person=person, language="fr", now=timezone.now(), **options)


def test_seats_go_to_the_first_and_the_others_wait_in_order():
    session = SessionFactory(capacity=2)
    enrol(session, "Anne", "Bruno", "Chloé", "Denis")
    statuses = ["confirmed", "confirmed", "waiting", "waiting"]
    assert standings(session) == list(zip(["Anne", "Bruno", "Chloé", "Denis"], statuses, strict=True))
    assert list(messages(session)) == [
        ("confirmed", "Anne"),
        ("confirmed", "Bruno"),
        ("waiting", "Chloé"),
        ("waiting", "Denis"),
    ]
    assert_in_step(session)


def test_without_a_limit_everybody_has_a_seat():
    session = SessionFactory(capacity=None)
    enrol(session, *"ABCDEFGHIJKL")
    assert {status for _, status in standings(session)} == {"confirmed"}
    assert_in_step(session)


def test_asked_twice_the_second_answer_is_the_first():
    session = SessionFactory()
    first, second = ask(session), ask(session, Person("MARIE", "Dupont ", "Marie@exemple.fr"))
    assert (second.added, second.registration) == ([], first.registration)
    assert Message.objects.count() == 1
    assert_in_step(session)


def test_a_couple_with_one_address_are_two_people():
    session = SessionFactory()
    ask(session)
    assert ask(session, Person("Jean", "Dupont", "marie@exemple.fr")).added
    assert_in_step(session)


def test_the_database_itself_refuses_a_second_active_registration():
    session = SessionFactory()
    one = ask(session).registration
    one.pk, one.key = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


def test_the_database_itself_refuses_one_seat_too_many():
    session = SessionFactory(capacity=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(confirmed=2)


def test_a_form_opened_before_writes_no_seat_away():
    session = SessionFactory(capacity=3)
    opened_before = Session.objects.get(pk=session.pk)
    enrol(session, "Anne", "Bruno")
    opened_before.note = "Salle 3"
    opened_before.save()
    assert_in_step(session)
    assert session.confirmed == 2


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"past": True}, Reason.BEGUN),
        ({"cancelled": True}, Reason.CALLED_OFF),
        ({"status": "postponed"}, Reason.POSTPONED),
        ({"full": True}, Reason.CLOSED),
        ({"workshop__draft": True}, Reason.NOT_PUBLIC),
        ({"place__live": False}, Reason.NOT_PUBLIC),
    ],
)
def test_where_nobody_can_register_the_reason_is_told(fields, reason):
    session = SessionFactory(**fields)
    with pytest.raises(NotPossibleError) as refusal:
        ask(session)
    assert refusal.value.reason == reason
    assert not Registration.objects.exists()


def test_staff_enrol_where_the_public_cannot():
    assert ask(SessionFactory(full=True), by_staff=True).added


def test_a_group_has_seats_together_or_waits_together():
    session = SessionFactory(capacity=4)
    enrol(session, "Anne")
    enrol_group(session, "Bruno", "Chloé", "Denis")
    enrol_group(session, "Emma", "Farid")
    statuses = [status for _, status in standings(session)]
    assert statuses == ["confirmed"] * 4 + ["waiting"] * 2
    assert [(one.party_id is not None, one.kind) for one in Message.objects.order_by("pk")] == [
        (False, "confirmed"),
        (True, "confirmed"),
        (True, "waiting"),
    ]
    assert_in_step(session)


def test_a_group_sent_twice_is_one_group():
    session = SessionFactory()
    first = enrol_group(session, "Bruno", "Chloé")
    assert enrol_group(session, "Bruno", "Chloé") == []
    assert len(first) == Registration.objects.count() == 2
    assert Party.objects.count() == 1


def test_a_group_larger_than_the_session_is_told_what_to_do():
    session = SessionFactory(capacity=3)
    with pytest.raises(NotPossibleError, match=r"4.*3"):
        enrol_group(session, "Bruno", "Chloé", "Denis", "Emma")


def test_a_group_of_nobody_is_refused():
    contact = Contact(name="Odile")
    with pytest.raises(NotPossibleError):
        register_group(
            session=SessionFactory().pk, contact=contact, people=[], language="fr", now=timezone.now()
        )


def test_a_registration_costs_twelve_queries_whatever_the_dates_of_its_workshop():
    page = WorkshopPageFactory(sessions=30)
    session = page.sessions().first()
    ask(session, Person("Avant", "Elle", "avant@exemple.fr"))
    with CaptureQueriesContext(connection) as captured:
        ask(session)
    # BEGIN and COMMIT among them, as a savepoint here.
    assert len(captured) <= 12, "\n".join(query["sql"] for query in captured)


def test_a_seat_is_told_to_the_catalogue_in_the_same_transaction_and_the_index_follows():
    session = SessionFactory(capacity=3)
    entry, state = Entry.objects.get(subject__startswith="workshop:"), CatalogueState.objects.get()
    enrol(session, "Anne")
    after = CatalogueState.objects.get()
    assert Entry.objects.get(pk=entry.pk).version == entry.version + 1
    assert after.version != state.version
    assert cards_version(after.version) == cards_version(state.version)
    assert list(projection.differences()) == []


def test_after_a_week_the_same_person_registers_for_the_next_date():
    page = WorkshopPageFactory(sessions=2)
    for session in page.sessions():
        assert ask(session).added


def test_who_cancelled_can_register_again_and_goes_to_the_end():
    from events.services.cancelling import cancel_registration

    session = SessionFactory(capacity=1)
    anne, _bruno = enrol(session, "Anne", "Bruno")
    cancel_registration(registration=anne, now=timezone.now())
    enrol(session, "Anne")
    assert standings(session) == [("Anne", "cancelled"), ("Bruno", "offered"), ("Anne", "waiting")]
    assert_in_step(session)


def test_nobody_waits_two_hours_before_it_begins():
    """Then it is too late to offer a seat: who is here takes what is free."""
    session = SessionFactory(capacity=1)
    enrol(session, "Anne", now=session.starts_at - timedelta(hours=1))
    assert standings(session) == [("Anne", "confirmed")]
