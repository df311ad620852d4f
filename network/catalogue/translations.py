"""Which languages of the site show a text: its own, and those that have none."""

from collections.abc import Collection

from django.conf import settings
from django.utils.translation import get_language


def reading_language() -> str:
    """Return the language of the site that is being read."""
    active = get_language()
    return active if active in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def first_language(available: Collection[str]) -> str:
    """Return the language that stands in for the missing ones: the site's own, else the first by code."""
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in available else min(available)


def shown_in(language: str, available: Collection[str]) -> tuple[str, ...]:
    """Return the languages of the site that show the text in `language` of a thing told in `available`."""
    if language != first_language(available):
        return (language,)
    return tuple(code for code, _name in settings.LANGUAGES if code == language or code not in available)
