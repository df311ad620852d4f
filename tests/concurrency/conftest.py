"""The site on a copy of the database, one for all tests here; each has a session of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from events.models import Session
from tests.concurrency.people import Form, at_once
from tests.concurrency.serving import Server, copied_database, served
from tests.factories.events import SessionFactory, in_days


def session_for(capacity: int) -> Session:
    """Return a session in two months."""
    return SessionFactory(capacity=capacity, starts_at=in_days(60))


@pytest.fixture(scope="package")
def database(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with django_db_blocker.unblock(), copied_database(tmp_path_factory.mktemp("site")) as url:
        yield url


@pytest.fixture(scope="package")
def server(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return the product's site, warm: each worker has drawn a page."""
    log: Path = tmp_path_factory.mktemp("log") / "gunicorn.log"
    with served(database, log=log) as running:
        session = session_for(1)
        at_once([lambda: Form(running.port, session.pk)] * 16)
        yield running


@pytest.fixture
def session(database: str) -> Session:
    return session_for(10)
