"""The description of the interface is true: whatever is asked, the answers are those it names."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.example_network import example_cards

ADDRESS = "/api/v1/openapi.json"
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def described(client) -> dict:
    return client.get(ADDRESS).json()


@pytest.mark.parametrize("path", ["/api/v1/catalogue", "/api/v1/communes"])
def test_every_answer_and_parameter_is_described_with_an_example(described, path):
    assert described["openapi"].startswith("3.1")
    asked = described["paths"][path]["get"]
    assert {"200", "422", "429"} <= set(asked["responses"])
    lacking = [one["name"] for one in asked["parameters"] if "example" not in {**one, **one["schema"]}]
    assert lacking in (["cursor"], ["limit"], [])


def test_the_example_answer_is_one_that_the_interface_could_give(described):
    from network.catalogue.api_examples import ANSWER, REFUSAL
    from network.catalogue.api_schema import CatalogueOut, RefusalOut

    CatalogueOut.model_validate(ANSWER)
    RefusalOut.model_validate(REFUSAL)
    answers = described["paths"]["/api/v1/catalogue"]["get"]["responses"]
    assert answers["200"]["content"]["application/json"]["example"]["count"] == 2
    assert "Retry-After" in answers["429"]["headers"]


@pytest.fixture
def _one_connection():
    """Keep the connection of the test: its rows are seen by no other."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("server", ["", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def test_no_request_is_answered_against_the_description(request, source, server):  # noqa: F811
    from network.catalogue import projection
    from network.catalogue.engines.elasticsearch import indices

    projection.refresh(source.tell(*example_cards()))
    if server:
        request.getfixturevalue(server)
        indices.rebuild()
    schema = schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 4
    for operation in operations:
        _ask(operation)


def _ask(operation) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=40,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case) -> None:
        # That a radius needs a place, or which communes exist, is more than the language of schemas can say.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    ask()
