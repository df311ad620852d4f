"""The database engine puts first what people mean."""

import pytest

from network.catalogue.engines.database.engine import DatabaseEngine
from tests.catalogue.graded.graded_contract import GradedContract
from tests.contracts.conftest import source  # noqa: F401

pytestmark = pytest.mark.django_db


class TestDatabaseEngine(GradedContract):
    @pytest.fixture
    def engine(self) -> DatabaseEngine:
        return DatabaseEngine()
