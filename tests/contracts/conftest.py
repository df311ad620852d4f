"""A source of the tests' own, registered for one test."""

import pytest

from network.catalogue import sources
from tests.contracts.example_network import StaticSource


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> StaticSource:
    """Return the only source the catalogue hears."""
    static = StaticSource()
    monkeypatch.setattr(sources, "_sources", {static.name: static})
    return static
