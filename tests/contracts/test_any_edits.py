"""Whatever is edited, in whatever order, content, projection and index are equal once all is sent."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.catalogue import projection
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch import indices, outbox
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.engines.elasticsearch.first import ElasticsearchFirst
from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from tests.contracts.example_network import DIJON, DOLE, NOW, StaticSource, card, session

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

SUBJECTS = st.sampled_from(["a", "b", "c"])
STEPS = st.one_of(
    st.tuples(st.just("tell"), SUBJECTS, st.sampled_from([DIJON, DOLE, None]), st.integers(0, 3)),
    st.tuples(st.just("withdraw"), SUBJECTS),
    st.tuples(st.just("send")),
    st.tuples(st.just("rebuild")),
)


def do(source: StaticSource, step: str, name: str = "", place: object = None, seats: int = 0) -> None:
    if step == "tell":
        dates = (session(ord(name), 2, 10, seats_left=seats),)
        source.told[f"example:{name}"] = [card(name, f"Titre {name} {seats}", place, sessions=dates)]
    elif step == "withdraw":
        source.told[f"example:{name}"] = []
    elif step == "send":
        outbox.send_waiting()
    else:
        indices.rebuild()
    if name:
        projection.refresh([f"example:{name}"])


@given(steps=st.lists(STEPS, max_size=10))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_sequence_of_edits_ends_in_three_equal_parts(elasticsearch, source, monkeypatch, steps):
    engine = ElasticsearchFirst()
    monkeypatch.setattr(projection, "catalogue_engine", lambda: engine)
    if not indices.exists():
        indices.rebuild()
    for step in steps:
        do(source, *step)
    outbox.send_waiting()
    assert list(projection.differences()) == []
    question = CatalogueQuery(now=NOW, sort="date")
    # An empty index is not asked.
    if Entry.objects.exists():
        assert ElasticsearchEngine().search(question).cards == DatabaseEngine().search(question).cards
