"""A network with known towns and cards, and the demonstration loaded once for all its tests."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.base import File
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from wagtail.images.models import Filter
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from home.demo.loading import load
from network.content.models import NetworkSettings, Picture
from tests.contracts.conftest import source  # noqa: F401

PARIS = ZoneInfo("Europe/Paris")
# A Thursday: the thirteen weeks ahead hold the change of hour and six public holidays.
DEMO_NOW = datetime(2027, 2, 25, 12, 0, tzinfo=PARIS)


@pytest.fixture
def network(db: None) -> NetworkSettings:
    """Return the settings of the site, with two main towns."""
    settings = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    settings.region, settings.main_towns, settings.phone = "27", "21231 25056", "+33353010142"
    settings.save()
    return settings


@pytest.fixture(scope="module", autouse=True)
def quick_pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make each size of a picture one pixel, in a folder of the tests: real ones take a minute."""
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
    ):
        patch.setattr(Picture, "generate_rendition_file", _pixel)
        yield


def _pixel(picture: Picture, size: Filter, **_: object) -> File:
    return get_test_image_file(f"{picture.pk}.{size.spec.replace('|', '.')}.png", size=(1, 1))


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, quick_pictures: None
) -> Iterator[datetime]:
    """Load the demonstration as of DEMO_NOW, for the whole module, and take it away at its end."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(DEMO_NOW, tick=False),
        transaction.atomic(),
    ):
        load(now=DEMO_NOW, report=lambda step, added: None)
        yield DEMO_NOW
        transaction.set_rollback(True)
