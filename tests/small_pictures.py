"""Pictures whose every size is one pixel: real ones take a minute."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import File
from django.test import override_settings
from wagtail.images.models import Filter
from wagtail.images.tests.utils import get_test_image_file

from network.content.models import Picture


@contextmanager
def small_pictures(folder: Path) -> Iterator[None]:
    """Make the sizes of pictures small within the block, and keep their files in a folder."""
    with pytest.MonkeyPatch.context() as patch, override_settings(MEDIA_ROOT=folder):
        patch.setattr(Picture, "generate_rendition_file", _pixel)
        yield


def _pixel(picture: Picture, size: Filter, **_: object) -> File:
    return get_test_image_file(f"{picture.pk}.{size.spec.replace('|', '.')}.png", size=(1, 1))
