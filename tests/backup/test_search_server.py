"""After a restore the search server answers nothing that the restored rows do not say."""

from pathlib import Path

import pytest
from django.utils import timezone

from network.backup import afterwards
from network.catalogue import projection
from network.catalogue.engines import catalogue_engine, generation
from network.catalogue.engines.elasticsearch import indices
from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from tests.catalogue.search_server.conftest import courier_at_home, level  # noqa: F401
from tests.contracts.conftest import source  # noqa: F401
from tests.contracts.example_network import NOW, StaticSource, card

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings.VAR_DIR, settings.ERASURES_FILE = tmp_path, tmp_path / "erasures.txt"
    monkeypatch.setattr(afterwards, "call_command", lambda *names, **options: None)
    generation.current.cache_clear()
    yield
    generation.current.cache_clear()


def found() -> int:
    return catalogue_engine().search(CatalogueQuery(now=NOW, text="plusieurs")).count


def test_rows_of_a_backup_are_not_found_by_the_words_they_had_later(level: StaticSource, elasticsearch):  # noqa: F811
    indices.rebuild()
    projection.refresh(level.tell(card("visio", "Parler à plusieurs")))
    catalogue_engine().send()
    # The backup has the row at an earlier version, which the server had acknowledged too.
    projection.refresh(level.tell(card("visio", "La visio d’autrefois")))
    Entry.objects.filter(subject="example:visio").update(version=1, acknowledged=1)
    assert found() == 1
    afterwards.bring_up_to_date(since=timezone.now(), report=lambda told: None)
    assert found() == 0
    assert catalogue_engine().send() == 0
    assert found() == 0
    assert list(catalogue_engine().problems()) == []
