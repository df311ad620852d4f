"""The database engine keeps the contract."""

import pytest

from network.catalogue import projection
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch.first import ElasticsearchFirst
from network.catalogue.query import CatalogueQuery
from tests.contracts.engine_contract import ProjectionContract
from tests.contracts.example_network import NOW, StaticSource, example_cards

pytestmark = pytest.mark.django_db


class TestDatabaseEngine(ProjectionContract):
    @pytest.fixture
    def engine(self) -> DatabaseEngine:
        return DatabaseEngine()


def test_whoever_gathers_the_catalogue_is_answered_by_the_projection(
    source: StaticSource, monkeypatch: pytest.MonkeyPatch
):
    """Where Elasticsearch answers pages, a cursor still follows the projection's order."""
    projection.refresh(source.tell(*example_cards()))
    engine = ElasticsearchFirst()
    monkeypatch.setattr(engine.elasticsearch, "search", lambda query: pytest.fail("asked the server"))
    first = engine.search(CatalogueQuery(now=NOW, limit=2, by_cursor=True))
    second = engine.search(CatalogueQuery(now=NOW, limit=2, after=first.following))
    assert len({card.id for card in (*first.cards, *second.cards)}) == 4
