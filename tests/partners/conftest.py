"""A directory to visit, and sources that tell English words whatever the site's language."""

import pytest
from django.test import Client
from django.utils import translation

from partners.models import DirectoryPage, Membership
from tests.factories.partners import MembershipFactory, directory_page


@pytest.fixture
def directory(db: None) -> DirectoryPage:
    return directory_page()


@pytest.fixture
def member(client: Client, db: None) -> Membership:
    """An editor of an organisation, who is logged in."""
    found = MembershipFactory()
    client.force_login(found.user)
    return found


@pytest.fixture
def in_english() -> object:
    with translation.override("en"):
        yield
