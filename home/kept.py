"""What comes next, kept in the cache until it can be otherwise: a change, or a date that begins."""

from collections.abc import Sequence
from datetime import datetime

from django.core.cache import cache

from home.coming import Coming, coming
from network.geo.records import Commune

LONGEST_SECONDS = 24 * 3600


def kept_coming(towns: Sequence[Commune], *, version: str, now: datetime) -> list[Coming]:
    """Return `coming`, read anew only when the catalogue's `version` changed or a shown date began."""
    key = f"home-coming-{version}-{'-'.join(town.insee for town in towns)}"
    kept = cache.get(key)
    if kept is None or any(start <= now for start in _starts(kept)):
        kept = coming(towns, now=now)
        cache.set(key, kept, LONGEST_SECONDS)
    return kept


def _starts(groups: Sequence[Coming]) -> list[datetime]:
    return [session.starts_at for group in groups for card in group.cards for session in card.sessions]
