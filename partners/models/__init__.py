"""Organisations, the places where they receive people, and the page that lists both."""

from partners.models.directory import DirectoryPage
from partners.models.organisation import Organisation
from partners.models.place import Place

__all__ = ["DirectoryPage", "Organisation", "Place"]
