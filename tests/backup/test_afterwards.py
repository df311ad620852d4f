"""A database of another day shows nothing that was kept before it came back."""

from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from network.backup import afterwards
from network.catalogue.engines import generation
from network.catalogue.engines.elasticsearch.client import alias
from network.catalogue.models import CatalogueState
from network.catalogue.page_cache import PageCacheMiddleware
from network.content.models import ContentState
from tests.contracts.conftest import source  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The tables are those of today already: nothing to migrate."""
    settings.VAR_DIR, settings.ERASURES_FILE = tmp_path, tmp_path / "erasures.txt"
    monkeypatch.setattr(afterwards, "call_command", lambda *names, **options: None)
    generation.current.cache_clear()
    yield
    generation.current.cache_clear()


def bring_up_to_date() -> None:
    afterwards.bring_up_to_date(since=timezone.now(), report=lambda told: None)


def test_no_page_kept_under_the_version_of_that_day_is_shown(time_machine_still):
    shown = ["the backup's own page"]

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(shown[-1])

    pages, request = PageCacheMiddleware(view), RequestFactory().get("/fr/")
    assert pages(request).content == b"the backup's own page"
    # The version is that of the backup, the content another: what was erased since is no longer there.
    shown.append("without what was erased since")
    assert pages(request).content == b"the backup's own page"
    bring_up_to_date()
    assert pages(request).content == b"without what was erased since"


@pytest.fixture
def time_machine_still():
    import time_machine

    with time_machine.travel(timezone.now(), tick=False):
        yield


def test_every_version_is_new():
    was = ContentState.objects.values().get(), CatalogueState.objects.values().get()
    bring_up_to_date()
    now = ContentState.objects.values().get(), CatalogueState.objects.values().get()
    for one, other in zip(was, now, strict=True):
        assert {*one.values()} & {*other.values()} == {1}


def test_nobody_is_logged_in_and_nothing_is_cached():
    Session.objects.create(session_key="x", session_data="", expire_date=timezone.now())
    cache.set("kept", 1)
    bring_up_to_date()
    assert not Session.objects.exists()
    assert cache.get("kept") is None


def test_the_index_of_before_the_restore_has_another_name():
    was = alias()
    bring_up_to_date()
    assert alias() != was
    # Also for processes that start later.
    now = alias()
    generation.current.cache_clear()
    assert alias() == now
