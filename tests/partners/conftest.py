"""A directory to visit, and sources that tell English words whatever the site's language."""

import pytest
from django.utils import translation

from partners.models import DirectoryPage
from tests.factories.partners import directory_page


@pytest.fixture
def directory(db: None) -> DirectoryPage:
    return directory_page()


@pytest.fixture
def in_english() -> object:
    with translation.override("en"):
        yield
