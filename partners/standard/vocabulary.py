"""Finds a value of the standard whatever its case, accents, blanks and apostrophes."""

from collections.abc import Iterable
from functools import cache

from django.db.models import TextChoices

from network.geo.normalise import normalise


def split(text: str) -> tuple[str, ...]:
    """Return the distinct values of a list, in order."""
    return tuple(dict.fromkeys(value.strip() for value in text.split("|") if value.strip()))


def recognise(
    vocabulary: type[TextChoices], values: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values as the standard writes them, and those it does not know, as they were."""
    spellings = _spellings(vocabulary)
    found = {value: spellings.get(normalise(value)) for value in values}
    known = tuple(dict.fromkeys(official for official in found.values() if official))
    return known, tuple(value for value, official in found.items() if not official)


@cache
def _spellings(vocabulary: type[TextChoices]) -> dict[str, str]:
    return {normalise(value): value for value in vocabulary.values}
