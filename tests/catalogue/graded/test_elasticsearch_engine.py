"""The Elasticsearch engine puts first what people mean, on a real server."""

import pytest
from django.db import connection

from tests.catalogue.graded.graded_contract import GradedContract
from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.test_elasticsearch_engine import level_engine  # noqa: F401

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.elasticsearch,
    pytest.mark.skipif(
        connection.vendor == "postgresql", reason="this order does not ask the database: once is enough"
    ),
]


class TestElasticsearchEngine(GradedContract):
    @pytest.fixture
    def engine(self, level_engine):  # noqa: F811
        return level_engine
