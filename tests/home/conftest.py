"""A network with known towns and cards."""

from collections.abc import Iterator

import pytest
from wagtail.models import Site

from network.content.models import NetworkSettings
from tests.contracts.conftest import source  # noqa: F401
from tests.small_pictures import small_pictures


@pytest.fixture
def network(db: None) -> NetworkSettings:
    """Return the settings of the site, with two main towns."""
    settings = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    settings.region, settings.main_towns, settings.phone = "27", "21231 25056", "+33353010142"
    settings.save()
    return settings


@pytest.fixture(scope="module", autouse=True)
def quick_pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with small_pictures(tmp_path_factory.mktemp("media")):
        yield
