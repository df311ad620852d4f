"""Communes that start like what a person is typing."""

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from network.geo.finding import find
from network.geo.index import index
from network.geo.normalise import clean, normalise
from network.geo.records import Commune
from network.geo.spellings import spellings
from network.geo.typed import MAX_LENGTH


def search(prefix: str, limit: int = 8, prefer_departments: frozenset[str] = frozenset()) -> list[Commune]:
    """Return at most `limit` communes for a name or postcode being typed, best first.

    First the exact name, then names that start so, then names with a word that starts so,
    then communes whose former name starts so; in each, `prefer_departments` first, then by
    population. A text that starts nothing but that `find` understands gives that one.
    """
    wanted = normalise(clean(prefix, MAX_LENGTH))
    best: dict[int, None] = {}
    for ranks in _tiers(wanted) if wanted else ():
        best |= dict.fromkeys(_best_first(ranks, limit + len(best), prefer_departments))
        if len(best) >= limit:
            break
    communes = index().communes
    return [communes[rank] for rank in best][: max(0, limit)] or _understood(
        prefix, limit, prefer_departments
    )


def _tiers(wanted: str) -> Iterator[Iterable[int]]:
    """Yield groups of ranks, best group first, each worked out only when asked for."""
    by_name, others = index().by_name, spellings()
    if wanted.isdigit():
        yield others.postcodes.starting_with(wanted)
    yield by_name.equal_to(wanted)
    yield by_name.starting_with(wanted)
    yield others.inner_words.starting_with(wanted)
    yield others.former.starting_with(wanted)


def _best_first(ranks: Iterable[int], limit: int, departments: frozenset[str]) -> list[int]:
    """Return the `limit` best ranks, those in `departments` before the others."""
    distinct = set(ranks)
    communes = index().communes
    own = {rank for rank in distinct if communes[rank].department in departments}
    return (nsmallest(limit, own) + nsmallest(limit, distinct - own))[:limit]


def _understood(text: str, limit: int, departments: frozenset[str]) -> list[Commune]:
    match = find(text, departments) if limit > 0 else None
    return [match.commune] if match and match.commune else []
