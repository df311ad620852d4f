"""One world for all tests of this package that only look."""

import pytest

from tests.permissions.world import World


@pytest.fixture
def world(db: None) -> World:
    return World()
