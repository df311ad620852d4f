"""The database engine keeps the contract."""

import pytest

from network.catalogue.engines.database.engine import DatabaseEngine
from tests.contracts.engine_contract import ProjectionContract

pytestmark = pytest.mark.django_db


class TestDatabaseEngine(ProjectionContract):
    @pytest.fixture
    def engine(self) -> DatabaseEngine:
        return DatabaseEngine()
