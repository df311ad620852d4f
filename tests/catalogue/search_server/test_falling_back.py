"""Whatever becomes of the search server, the database answers, soon, and no question is written down."""

from time import monotonic

import pytest
from django.contrib.auth.models import Permission

from network.catalogue import projection
from network.catalogue.engines import catalogue_engine, circuit
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch import client, mapping, outbox
from network.catalogue.models import Entry, GoneEntry
from network.catalogue.query import CatalogueQuery
from tests.contracts.example_network import NOW, card

pytestmark = pytest.mark.django_db

QUESTION = CatalogueQuery(now=NOW, text="tablette")


def answers_like_the_database(engine) -> bool:
    return engine.search(QUESTION) == DatabaseEngine().search(QUESTION)


def test_without_an_address_the_database_is_the_engine_and_nothing_is_remembered(
    level, django_assert_num_queries
):
    catalogue_engine.cache_clear()
    assert type(catalogue_engine()) is DatabaseEngine
    level.told["example:tablette"] = []
    projection.refresh(["example:tablette"])
    assert not GoneEntry.objects.exists()
    found = CatalogueQuery(now=NOW, text="visio")
    DatabaseEngine().search(found)
    # Words and cards are kept since: only the version is asked.
    with django_assert_num_queries(1):
        catalogue_engine().search(found)


def test_a_killed_server_is_not_missed(level, asking, closed_port):
    assert answers_like_the_database(asking(closed_port))


def test_a_frozen_server_costs_less_than_a_second_in_all(level, asking, frozen):
    engine, waited = asking(frozen), []
    for _ in range(6):
        start = monotonic()
        assert answers_like_the_database(engine)
        waited.append(monotonic() - start)
    asked, spared = waited[: circuit.FAILURES], waited[circuit.FAILURES :]
    assert sum(asked) - sum(spared) < 1
    assert min(asked) > max(spared)


def test_after_three_failures_the_server_is_left_alone_then_asked_once_a_period(
    level, asking, failing, monkeypatch
):
    engine = asking(failing.url)
    for _ in range(10):
        assert answers_like_the_database(engine)
    assert failing.asked == circuit.FAILURES
    monkeypatch.setattr(circuit, "monotonic", lambda: monotonic() + circuit.OPEN_SECONDS)
    for _ in range(10):
        assert answers_like_the_database(engine)
    assert failing.asked == circuit.FAILURES + 1


def test_one_success_closes_the_circuit():
    broken = circuit.Circuit()
    for _ in range(circuit.FAILURES):
        assert broken.lets_through()
        broken.failed()
    assert not broken.lets_through()
    broken.succeeded()
    assert broken.lets_through()


def test_the_log_says_what_failed_and_not_what_was_asked(level, asking, failing, caplog):
    asking(failing.url).search(QUESTION)
    assert "ApiError" in caplog.text or "InternalServerError" in caplog.text
    assert "tablette" not in caplog.text


def test_a_rescue_measures_distances_without_the_server(level, asking, failing):
    assert asking(failing.url).distances(QUESTION) == DatabaseEngine().distances(QUESTION)
    assert failing.asked == 0


def test_while_a_change_waits_the_server_is_not_asked(level, asking, failing, monkeypatch):
    engine = asking(failing.url)
    monkeypatch.setattr("network.catalogue.engines.elasticsearch.courier.wake", lambda: None)
    projection.refresh(level.tell(card("visio", "Parler à plusieurs")))
    assert outbox.is_waiting()
    found = engine.search(CatalogueQuery(now=NOW, text="plusieurs"))
    assert [one.title for one in found.cards] == ["Parler à plusieurs"]
    assert failing.asked == 0


def test_health_names_the_database_and_the_lag_while_the_server_is_away(level, asking, closed_port, client):
    asking(closed_port)
    Entry.objects.filter(subject="example:visio").update(acknowledged=0)
    answer = client.get("/health/")
    assert answer.status_code == 200
    body = answer.json()
    assert body["engine"] in ("sqlite", "postgresql")
    assert body["detail"] == "no answer: ConnectionError"
    assert body["outbox"]["waiting"] == 1
    assert body["outbox"]["lag_seconds"] >= 0


def test_administrators_alone_see_that_the_server_is_away(level, asking, closed_port, client, admin_user):
    asking(closed_port)
    Entry.objects.filter(subject="example:visio").update(acknowledged=0)
    client.force_login(admin_user)
    page = client.get("/admin/").content.decode()
    assert "search-server" in page
    assert "ConnectionError" in page
    admin_user.is_superuser, admin_user.is_staff = False, True
    admin_user.save()
    admin_user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert "search-server" not in client.get("/admin/").content.decode()


def test_nobody_hears_of_a_search_server_where_there_is_none(level, client, admin_user):
    catalogue_engine.cache_clear()
    client.force_login(admin_user)
    assert "search-server" not in client.get("/admin/").content.decode()


@pytest.mark.elasticsearch
class TestOnAServer:
    @pytest.fixture
    def engine(self, level, elasticsearch):
        return catalogue_engine()

    def test_a_missing_index_is_no_error(self, engine):
        assert answers_like_the_database(engine)

    def test_an_empty_index_does_not_answer(self, engine):
        server = client.client()
        server.indices.create(
            index=f"{client.alias()}-x",
            mappings=mapping.MAPPINGS,
            settings=mapping.SETTINGS,
            aliases={client.alias(): {}},
        )
        assert answers_like_the_database(engine)
        assert engine.circuit._failures == 1

    def test_an_older_mapping_does_not_answer_and_goes_with_the_next_rebuild(self, engine, monkeypatch):
        engine.elasticsearch.rebuild()
        assert engine.elasticsearch.search(QUESTION).count == 2
        monkeypatch.setattr(client, "VERSION", "newer")
        assert answers_like_the_database(engine)
        assert engine.health().detail.startswith("no index")
        engine.elasticsearch.rebuild()
        names = list(client.client().indices.get(index=f"{client.family()}-*"))
        assert len(names) == 1
        assert names[0].startswith(f"{client.family()}-newer-")

    def test_the_server_is_asked_in_one_request_and_few_queries(self, engine, django_assert_num_queries):
        engine.elasticsearch.rebuild()
        engine.search(QUESTION)
        with django_assert_num_queries(2):
            assert engine.search(QUESTION).count == 2

    def test_a_question_the_server_refuses_does_not_open_the_circuit(self, engine, monkeypatch):
        engine.elasticsearch.rebuild()
        target = "network.catalogue.engines.elasticsearch.engine.question"
        monkeypatch.setattr(target, lambda *_: {"query": {"nonsense": {}}})
        for _ in range(5):
            assert answers_like_the_database(engine)
        assert not engine.circuit.is_open

    def test_health_says_who_answers(self, engine):
        engine.elasticsearch.rebuild()
        health = engine.health()
        assert (health.engine, health.detail, health.waiting) == ("elasticsearch", "", 0)
