"""Several people write at once while somebody harvests: no change is told under a number already passed."""

import threading

import pytest
from django.db import connection, connections, transaction

from partners import changes
from partners.models import Change, Place
from partners.models.change import LastNumber
from tests.factories.partners import PlaceFactory

# The lane makes its database anew each time: this test empties it in the end.
pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]
WRITERS, TIMES = 4, 10


def test_a_harvester_among_writers_misses_nothing() -> None:
    places = [PlaceFactory() for _writer in range(WRITERS)]
    told: dict[str, int] = {}
    passed = 0

    def write(place: Place) -> None:
        for number in range(TIMES):
            with transaction.atomic():
                Place.objects.filter(pk=place.pk).update(phone=f"+3338100{place.pk % 100:02}{number:02}")
                changes.note([f"place:{place.pk}"])
        connections.close_all()

    writers = [threading.Thread(target=write, args=(place,)) for place in places]
    for thread in writers:
        thread.start()
    is_over = False
    while not is_over:
        is_over = not any(thread.is_alive() for thread in writers)
        for change in Change.objects.since(passed):
            told[change.sheet], passed = change.number, change.number
    kept = dict(Change.objects.values_list("sheet", "number"))
    assert told == kept
    assert passed == LastNumber.objects.get().number >= WRITERS * TIMES
