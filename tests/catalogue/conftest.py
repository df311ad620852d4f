"""The example network of the contract, behind the real addresses."""

from collections.abc import Iterator

import pytest
import time_machine

from network.catalogue import projection
from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.example_network import NOW, StaticSource, example_cards


@pytest.fixture
def example(db: None, source: StaticSource) -> Iterator[StaticSource]:  # noqa: F811
    """Tell the example network and stay at its morning."""
    projection.refresh(source.tell(*example_cards()))
    with time_machine.travel(NOW, tick=False):
        yield source
