"""The database engine keeps the contract."""

import pytest

from network.catalogue.engines.database.engine import DatabaseEngine
from tests.contracts.engine_contract import EngineContract

pytestmark = pytest.mark.django_db


class TestDatabaseEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> DatabaseEngine:
        return DatabaseEngine()
