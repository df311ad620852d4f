"""The demonstration, loaded once: no test of this package keeps what it changes."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from home.demo.loading import load
from tests.small_pictures import small_pictures

PARIS = ZoneInfo("Europe/Paris")
# A Thursday: the thirteen weeks ahead hold the change of hour and six public holidays.
DEMO_NOW = datetime(2027, 2, 25, 12, 0, tzinfo=PARIS)


@pytest.fixture(scope="package")
def demo(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Load the demonstration as of DEMO_NOW, and take it away after the package's last test."""
    with (
        small_pictures(tmp_path_factory.mktemp("media")),
        django_db_blocker.unblock(),
        time_machine.travel(DEMO_NOW, tick=False),
        transaction.atomic(),
    ):
        load(now=DEMO_NOW, report=lambda step, added: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def loaded(demo: None, db: None) -> None:
    """Give each test the demonstration."""
