"""What comes next, kept in the cache until it can be otherwise: a change, or a date that begins."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.core.cache import cache

from home.coming import Coming, coming
from network.geo.records import Commune

LONGEST_SECONDS = 24 * 3600


def kept_coming(towns: Sequence[Commune], *, version: str, now: datetime, language: str) -> list[Coming]:
    """Return `coming`, read anew when `version` (the catalogue's) changed, a date began, a card ended."""
    key = f"home-coming-{language}-{version}-{'-'.join(town.insee for town in towns)}"
    return kept(key, now=now, read=lambda: coming(towns, now=now, language=language))


def kept(key: str, *, now: datetime, read: Callable[[], list[Coming]]) -> list[Coming]:
    """Return what `read` found before `now` under this key, while every date shown is still to come."""
    found = cache.get(key)
    if found is None or any(moment <= now for moment in _moments(found)):
        found = read()
        cache.set(key, found, LONGEST_SECONDS)
    return found


def _moments(groups: Sequence[Coming]) -> Iterator[datetime]:
    """Yield when each card shown must be read anew."""
    for card in (card for group in groups for card in group.cards):
        yield from (session.starts_at for session in card.sessions)
        if card.expires_at:
            yield card.expires_at
