"""Programs that ask too often are asked to wait; whoever reads pages is not, and no address is kept."""

import pytest
import time_machine
from django.core.cache import caches
from django.test import RequestFactory

from network.content import clients
from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.example_network import NOW

BUDGETED = ["/api/v1/catalogue", "/api/v1/communes?q=dij", "/fr/catalogue.ics", "/fr/catalogue.rss"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_a_minute(settings, source):  # noqa: F811
    settings.BUDGET_REQUESTS, settings.BUDGET_SECONDS = 3, 60
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.mark.parametrize("address", BUDGETED)
def test_who_has_spent_the_budget_is_told_when_to_ask_again(client, address, three_a_minute):
    three_a_minute.shift(20)
    assert [client.get(address).status_code for _ in range(3)] == [200] * 3
    refused = client.get(address)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "40"
    assert refused.json()["detail"][0]["type"] == "too_many_requests"
    three_a_minute.shift(40)
    assert client.get(address).status_code == 200


def test_each_client_has_its_own(client):
    assert [client.get(BUDGETED[0]).status_code for _ in range(4)][-1] == 429
    assert client.get(BUDGETED[0], REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_household_has_one(client):
    addresses = [f"2001:db8:1:2::{number}" for number in range(1, 5)]
    assert [client.get(BUDGETED[0], REMOTE_ADDR=one).status_code for one in addresses][-1] == 429
    assert client.get(BUDGETED[0], REMOTE_ADDR="2001:db8:1:3::1").status_code == 200


def test_behind_a_proxy_it_is_the_client_that_counts(client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    codes = [client.get(BUDGETED[0], headers={"X-Forwarded-For": f"x, 192.0.2.{n}"}) for n in range(5)]
    assert {answer.status_code for answer in codes} == {200}


def test_pages_are_never_refused(client):
    assert {client.get("/fr/catalogue/").status_code for _ in range(6)} == {200}


def test_without_a_budget_nothing_is_counted(client, settings):
    settings.BUDGET_REQUESTS = 0
    assert {client.get(BUDGETED[0]).status_code for _ in range(6)} == {200}
    assert not any("budget" in key for key in caches["counters"]._cache)


def test_no_address_is_kept_and_nothing_longer_than_the_window(client, three_a_minute, caplog):
    client.get(BUDGETED[0], REMOTE_ADDR="192.0.2.7")
    kept = caches["counters"]._expire_info
    (key,) = (key for key in kept if "budget" in key)
    assert kept[key] <= NOW.timestamp() + 60
    assert "192.0.2.7" not in f"{caches['counters']._cache}{caplog.text}"


def test_the_mark_of_a_client_changes_each_day():
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    clients._salt.cache_clear()
    marks = {clients.mark_of(request, now=NOW.replace(day=day)) for day in (1, 2, 3)}
    assert len(marks) == 3
