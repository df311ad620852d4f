"""What has not changed is not sent again; what has changed is seen on the very next request."""

from dataclasses import replace
from datetime import timedelta
from unittest import mock

import pytest
import time_machine
from django.test import Client

from network.catalogue import projection
from network.catalogue.models import Skill
from network.content.models import NetworkSettings
from tests.contracts.example_network import DIJON, NOW, card, session

ADDRESSES = ["/fr/catalogue/?q=tablette", "/fr/catalogue.ics", "/fr/catalogue.rss", "/api/v1/catalogue"]
pytestmark = pytest.mark.usefixtures("example")


def ask(client: Client, address: str, tag: str = "", **headers: str):
    response = client.get(address, headers={"If-None-Match": tag, **headers} if tag else headers)
    response.getvalue()
    return response


@pytest.mark.parametrize("address", ADDRESSES)
def test_unchanged_it_costs_one_query_and_neither_form_nor_engine(client, address, django_assert_num_queries):
    first = ask(client, address)
    forms = "network.catalogue.forms.CatalogueForm.__init__"
    with mock.patch(forms, side_effect=AssertionError), django_assert_num_queries(1):
        again = ask(client, address, first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Accept-Language" in again.headers["Vary"]


def publish(source):
    projection.refresh(source.tell(card("neuf", "Une tablette neuve", DIJON)))


def take_a_seat(source):
    tablet = source.told["example:tablette"][0]
    first = replace(tablet.sessions[0], seats_left=7)
    projection.refresh(source.tell(replace(tablet, sessions=(first, *tablet.sessions[1:]))))


def withdraw(source):
    source.told["example:tablette"] = []
    projection.refresh(["example:tablette"])


def rename_a_skill(source):
    skill = Skill.objects.first()
    skill.name = "Autrement"
    skill.save()


def rename_the_network(source):
    settings = NetworkSettings.objects.first() or NetworkSettings(site_id=1)
    settings.name = "Autre réseau"
    settings.save()


CHANGES = [publish, take_a_seat, withdraw, rename_a_skill, rename_the_network]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_on_the_next_request(client, example, address, change):
    tag = ask(client, address).headers["ETag"]
    change(example)
    fresh = ask(client, address, tag)
    assert fresh.status_code == 200
    assert fresh.headers["ETag"] != tag


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_session_that_begins_and_a_card_that_ends_change_the_answer(client, example, address):
    soon = NOW + timedelta(minutes=20)
    tell = card("bref", "Bref", DIJON, expires_at=soon, sessions=(session(70, 9, 10),))
    projection.refresh(example.tell(tell))
    tag = ask(client, address).headers["ETag"]
    with time_machine.travel(soon - timedelta(seconds=1), tick=False):
        assert ask(client, address, tag).status_code == 304
    with time_machine.travel(soon, tick=False):
        assert ask(client, address, tag).status_code == 200
    begins = NOW + timedelta(days=1, hours=2)
    with time_machine.travel(begins, tick=False) as clock:
        tag = ask(client, address).headers["ETag"]
        clock.shift(1)
        assert ask(client, address, tag).status_code == 200


def test_each_language_each_address_and_each_day_has_its_own(client):
    tags = [ask(client, address).headers["ETag"] for address in ADDRESSES]
    tags.append(ask(client, ADDRESSES[-1], accept_language="en").headers["ETag"])
    with time_machine.travel(NOW.replace(hour=23, minute=59) - timedelta(days=1)):
        tags.append(ask(client, ADDRESSES[-1]).headers["ETag"])
    assert len(set(tags)) == len(tags)


def test_whoever_is_logged_in_gets_the_page_anew_and_for_themselves(admin_client):
    page = ask(admin_client, ADDRESSES[0])
    assert "ETag" not in page.headers
    assert page.headers["Cache-Control"] == "private, no-cache"
    again = ask(admin_client, ADDRESSES[0], "*")
    assert again.status_code == 200


def test_a_refusal_has_no_tag(client):
    refused = client.get("/api/v1/catalogue?limit=0")
    assert refused.status_code == 422
    assert "ETag" not in refused.headers


def test_the_cache_of_pages_gives_the_same_tag(client, settings):
    settings.MIDDLEWARE = ["network.catalogue.page_cache.PageCacheMiddleware", *settings.MIDDLEWARE]
    first, kept = ask(client, ADDRESSES[0]), ask(client, ADDRESSES[0])
    assert first.headers["ETag"] == kept.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"
    assert ask(client, ADDRESSES[0], first.headers["ETag"]).status_code == 304
