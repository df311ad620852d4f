"""A source of the tests' own, registered for one test."""

import pytest

from network.catalogue import projection, sources
from tests.contracts.example_network import StaticSource


@pytest.fixture
def source(db: None, monkeypatch: pytest.MonkeyPatch) -> StaticSource:
    """Return the only source the catalogue hears, of which it has heard nothing yet."""
    static = StaticSource()
    monkeypatch.setattr(sources, "_sources", {static.name: static})
    projection.rebuild()
    return static
