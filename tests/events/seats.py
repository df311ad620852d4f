"""What must hold of the seats of every session, whatever was done to them."""

from collections import Counter

from django.db.models import QuerySet

from events.models import Message, Registration, Session
from events.services.seats import COUNTED
from network.catalogue.models import EntrySession


def standings(session: Session) -> list[tuple[str, str]]:
    """Return who stands where, in the order of arrival."""
    return list(session.registrations.values_list("first_name", "status"))


def messages(session: Session) -> QuerySet[Message, tuple[str, str | None]]:
    """Return what was told to whom, in the order it was written."""
    told = Message.objects.filter(session=session).order_by("pk")
    return told.values_list("kind", "registration__first_name")


def assert_in_step(session: Session) -> None:
    """Check that counters are the rows, that nothing is oversold, and that the catalogue tells the same."""
    session.refresh_from_db()
    by_status = Counter(session.registrations.values_list("status", flat=True))
    counted = {name: getattr(session, name) for name in COUNTED.values()}
    assert counted == {name: by_status[status] for status, name in COUNTED.items()}
    assert session.capacity is None or session.taken <= session.capacity
    told = EntrySession.objects.filter(session=session.pk).values_list("seats_left", "waiting")
    assert set(told) == {(session.seats_left, session.waiting)}


def fresh(registration: Registration) -> Registration:
    return Registration.objects.get(pk=registration.pk)
