"""Dates are kept in memory until a card changes, free seats until a seat does: no answer is ever behind."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client

from events.models import Session
from network.catalogue.engines.database.facet_index import facet_index
from network.catalogue.engines.database.whereabouts import counted_seats
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    """Return the only date of one of two workshops, with two seats as that of the other."""
    SessionFactory(workshop=WorkshopPageFactory(title="La tablette du soir"), capacity=2)
    return SessionFactory(workshop=WorkshopPageFactory(title="La tablette du matin"), capacity=2)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def seats() -> list[int]:
    """Return the free seats that the cards tell."""
    cards = Client().get("/api/v1/catalogue?q=tablette").json()["results"]
    return sorted(date["seats_left"] for card in cards for date in card["sessions"])


def with_two_seats() -> tuple[int, int]:
    """Return how many cards have two free seats: the answers, and what a facet counts."""
    answer = Client().get("/api/v1/catalogue?q=tablette&seats=2").json()
    return answer["count"], sum(value["count"] for value in answer["facets"]["kind"])


def test_a_seat_taken_is_seen_in_the_next_answer_and_nothing_is_built_anew(session):
    assert (seats(), with_two_seats()) == ([2, 2], (2, 2))
    built = facet_index.cache_info().misses
    enrol(session, "Anne")
    assert (seats(), with_two_seats()) == ([1, 2], (1, 1))
    assert facet_index.cache_info().misses == built


def test_a_seat_that_was_not_taken_after_all_leaves_nothing_behind(session):
    with undone():
        enrol(session, "Anne")
        assert (seats(), with_two_seats()) == ([1, 2], (1, 1))
    assert (seats(), with_two_seats()) == ([2, 2], (2, 2))


def test_two_versions_in_turn_are_told_apart_and_the_one_that_stays_is_read_once(session):
    assert with_two_seats() == (2, 2)
    read = counted_seats.cache_info().misses
    for _ in range(3):
        with undone():
            enrol(session, "Anne")
            assert with_two_seats() == (1, 1)
        assert with_two_seats() == (2, 2)
    assert counted_seats.cache_info().misses == read + 3
