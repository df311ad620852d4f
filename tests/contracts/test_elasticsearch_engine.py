"""The Elasticsearch engine keeps the contract, on a real server."""

import pytest

from network.catalogue import projection
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch import outbox
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults
from tests.contracts.engine_contract import EngineContract

# Whichever database fed it, the server answers alike.
pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch, pytest.mark.any_database]


class LevelEngine(ElasticsearchEngine):
    """Sends what waits before each question, as a test's transaction never commits."""

    def search(self, query: CatalogueQuery) -> CatalogueResults:
        outbox.send_waiting()
        return super().search(query)

    def distances(self, query: CatalogueQuery) -> list[float | None]:
        """Return what `ElasticsearchFirst` tells from memory."""
        return DatabaseEngine().distances(query)

    def problems(self):
        outbox.send_waiting()
        return super().problems()


@pytest.fixture
def level_engine(elasticsearch: None, monkeypatch: pytest.MonkeyPatch) -> LevelEngine:
    """Return the engine that follows the projection, with an index of its own."""
    engine = LevelEngine()
    engine.rebuild()
    monkeypatch.setattr(projection, "catalogue_engine", lambda: engine)
    return engine


class TestElasticsearchEngine(EngineContract):
    @pytest.fixture
    def engine(self, level_engine: LevelEngine) -> LevelEngine:
        return level_engine
