"""Servers that fail in every way, and a catalogue that would ask them."""

import socket
from collections.abc import Callable, Iterator

import pytest
from django.db.models import F

from network.catalogue import projection
from network.catalogue.engines import catalogue_engine
from network.catalogue.engines.elasticsearch import courier
from network.catalogue.engines.elasticsearch.first import ElasticsearchFirst
from network.catalogue.models import Entry
from tests.catalogue.search_server.failing import Failing, answering_500
from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.example_network import StaticSource, example_cards


@pytest.fixture(autouse=True)
def courier_at_home(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no thread run beside a test's transaction: it would send what the test does not see."""
    marker = request.node.get_closest_marker("django_db")
    if marker and not marker.kwargs.get("transaction"):
        monkeypatch.setattr(courier, "wake", lambda: None)


@pytest.fixture
def level(source: StaticSource) -> StaticSource:  # noqa: F811
    """Return the source of the example network, of which the index is said to hold all."""
    projection.refresh(source.tell(*example_cards()))
    Entry.objects.update(acknowledged=F("version"))
    return source


@pytest.fixture
def asking(settings) -> Iterator[Callable[[str], ElasticsearchFirst]]:
    """Return what makes the engine of a server's address."""

    def engine(url: str) -> ElasticsearchFirst:
        settings.ELASTICSEARCH_URL = url
        catalogue_engine.cache_clear()
        return catalogue_engine()

    yield engine
    catalogue_engine.cache_clear()


@pytest.fixture
def closed_port() -> str:
    """Return the address of a server that was killed."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def frozen() -> Iterator[str]:
    """Return the address of a server that takes connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def failing() -> Iterator[Failing]:
    with answering_500() as server:
        yield server
