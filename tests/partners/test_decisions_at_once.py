"""A moderator decides while others write the same sheet: nobody's words are lost, nobody waits for ever."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections

from partners.models import Place, Proposal
from partners.services import reviewing
from tests.factories.partners import UserFactory
from tests.partners.test_editing import owned, propose

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]
# Long enough for the other to come to the same rows.
A_WHILE = 0.5


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], list[object]]:
    """Return a function that says yes and, once that has read the sheet, does something else beside."""
    has_read = threading.Event()
    read = reviewing.merged

    def slow(proposal: Proposal) -> Place:
        sheet = read(proposal)
        has_read.set()
        time.sleep(A_WHILE)
        return sheet

    monkeypatch.setattr(reviewing, "merged", slow)

    def run(other: Callable[[], object]) -> list[object]:
        said: list[object] = []

        def work() -> None:
            has_read.wait(5)
            try:
                said.append(other())
            except Exception as error:
                said.append(error)
            connections.close_all()

        thread = threading.Thread(target=work)
        thread.start()
        reviewing.accept(proposal=Proposal.objects.get(), user=UserFactory(is_superuser=True))
        thread.join()
        return said

    return run


def test_what_is_written_beside_a_yes_is_kept(beside: Callable[..., list[object]]) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    assert beside(lambda: Place.objects.filter(pk=place.pk).update(phone="+33381999999")) == [1]
    place.refresh_from_db()
    assert (place.name, place.phone) == ("Après", "+33381999999")


def test_a_new_text_beside_a_yes_waits_its_turn(beside: Callable[..., list[object]]) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    (said,) = beside(lambda: propose(Place.objects.get(pk=place.pk), user, name="Encore"))
    assert not isinstance(said, Exception) or type(said).__name__ == "ClashError"
    place.refresh_from_db()
    assert place.name == "Après"
