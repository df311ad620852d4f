"""What a worker keeps beside the index of a version is never older than the catalogue, and bounded."""

from dataclasses import replace

import pytest
from django.test import Client

from network.catalogue import projection
from network.catalogue.engines.database.kept_rows import Beside

pytestmark = pytest.mark.usefixtures("example")


def seats(client: Client, query: str = "") -> list[int | None]:
    answer = client.get(f"/api/v1/catalogue?q=tablette&near=Dijon{query}").json()
    return [date["seats_left"] for card in answer["results"] for date in card["sessions"]]


def test_a_seat_taken_is_seen_in_the_card_and_by_the_filter(client, example):
    before = seats(client)
    tablet = example.told["example:tablette"][0]
    few = tuple(replace(date, seats_left=1) for date in tablet.sessions)
    projection.refresh(example.tell(replace(tablet, sessions=few)))
    assert seats(client) == [1] * len(before) != before
    assert seats(client, "&seats=2") == []


def test_cards_shown_before_are_not_read_again(client, django_assert_num_queries):
    first = seats(client)
    with django_assert_num_queries(3):
        assert seats(client, "&from=2000-01-01") == first


def test_no_more_is_kept_than_said():
    kept = Beside(2)
    for number in range(5):
        kept[number] = number
    assert kept == {4: 4}
