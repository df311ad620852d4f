"""What comes next, kept by each worker until it can be otherwise: a change, or a date that begins."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime

from home.coming import Coming, coming
from network.catalogue.kept import Kept
from network.geo.records import Commune

_KEPT: Kept[list[Coming]] = Kept()


def kept_coming(towns: Sequence[Commune], *, version: str, now: datetime, language: str) -> list[Coming]:
    """Return `coming`, read anew when `version` (the catalogue's) changed, a date began, a card ended."""
    key = "home", language, tuple(town.insee for town in towns)
    return kept(key, version=version, now=now, read=lambda: coming(towns, now=now, language=language))


def kept(key: Hashable, *, version: str, now: datetime, read: Callable[[], list[Coming]]) -> list[Coming]:
    """Return what `read` found before `now` under this key, while every date shown is still to come."""

    def read_anew() -> tuple[list[Coming], Iterable[datetime]]:
        found = read()
        return found, _moments(found)

    return _KEPT.get(key, version=version, now=now, read=read_anew)


def _moments(groups: Sequence[Coming]) -> Iterator[datetime]:
    """Yield when each card shown must be read anew."""
    for card in (card for group in groups for card in group.cards):
        yield from (session.starts_at for session in card.sessions)
        if card.expires_at:
            yield card.expires_at
