"""Fixtures that every package of tests may use."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck, settings

# A busy machine is slow now and then; what is wrong is wrong at any speed.
settings.register_profile("entraide", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("entraide")

COUNTING = {"django_assert_num_queries", "django_assert_max_num_queries"}


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Forget what the last test cached: Wagtail keeps the addresses of a tree that was rolled back."""
    from events.calendar import dates
    from home import kept as home_kept
    from network.catalogue import spelling, suggestions
    from network.catalogue.engines.database import engine
    from network.content import frame, visibility
    from partners.directory import coming, listing
    from partners.models import directory

    cache.clear()
    # A version comes back with a rolled-back test, perhaps with what that test had written past the signals.
    for kept in (
        coming._KEPT,
        dates._departments,
        directory._current,
        engine._KEPT,
        frame._frame,
        home_kept._KEPT,
        listing._shelves_of,
        spelling._read,
        suggestions._known,
        visibility._private_paths,
    ):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def french() -> None:
    """Speak the site's language again, whatever page the last test read."""
    translation.activate(site.LANGUAGE_CODE)


@pytest.fixture
def elasticsearch(settings, worker_id: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Search on the server of TEST_ELASTICSEARCH_URL, in indices of this worker's own; remove them."""
    from network.catalogue.engines import catalogue_engine
    from network.catalogue.engines.elasticsearch import client, courier

    # A busy machine is slow now and then.
    monkeypatch.setattr(client, "SEARCH_SECONDS", 30)
    monkeypatch.setattr(client, "BULK_SECONDS", 60)
    client._client.cache_clear()
    settings.ELASTICSEARCH_URL = os.environ["TEST_ELASTICSEARCH_URL"]
    settings.ELASTICSEARCH_INDEX = f"test_{worker_id}_{os.getpid()}"
    catalogue_engine.cache_clear()
    # A test may leave the server, and the client that knew it.
    server = client.patient_client()
    yield
    courier.wait()
    catalogue_engine.cache_clear()
    for name in server.indices.get(index=f"{client.family()}-*", features=["aliases"]):
        server.indices.delete(index=name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks no database, or counts how often it asks: it runs beside one of them only."""
    for item in items:
        fixtures = set(item.fixturenames)
        asks = item.get_closest_marker("django_db") or {"db", "transactional_db"} & fixtures
        if not asks or COUNTING & fixtures:
            item.add_marker("any_database")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a lane that lacks its server, saying so; with REQUIRE_SERVICES=1 that is a failure."""
    for marker, reason in _missing():
        if item.get_closest_marker(marker):
            (pytest.fail if os.environ.get("REQUIRE_SERVICES") == "1" else pytest.skip)(reason)


def _missing() -> list[tuple[str, str]]:
    missing = []
    if not os.environ.get("TEST_DATABASE_URL"):
        missing.append(("postgresql", "no PostgreSQL: set TEST_DATABASE_URL"))
    if not os.environ.get("TEST_ELASTICSEARCH_URL"):
        missing.append(("elasticsearch", "no search server: set TEST_ELASTICSEARCH_URL"))
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        missing.append(("browser", "no Chromium: install the package chromium"))
    if not (Path(os.environ.get("DEVSEARCH", "")) / "start.sh").is_file():
        missing.append(("search_node", "no search server to start and kill: set DEVSEARCH to its folder"))
    if not (shutil.which("java") and os.environ.get("VNU_JAR")):
        missing.append(
            ("html", "no Nu HTML checker: install Java and set VNU_JAR to vnu.jar (npm pack vnu-jar)")
        )
    return missing
