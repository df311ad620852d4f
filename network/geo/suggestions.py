"""Communes whose name is close to one that nobody knows."""

from functools import cache
from math import log10

from rapidfuzz import fuzz, process

from network.geo.autocomplete import search
from network.geo.index import index
from network.geo.records import Commune
from network.geo.typed import Typed, take_apart

_SHORTEST = 3
_CLOSE_ENOUGH = 70.0
_CANDIDATES = 60
_SAME_START, _OWN_DEPARTMENT, _SAME_DEPARTMENT, _TENFOLD_POPULATION = 5.0, 5.0, 10.0, 2.0


def suggest(text: str, limit: int = 3, prefer_departments: frozenset[str] = frozenset()) -> list[Commune]:
    """Return at most `limit` communes that `text` may be a slip for, closest first.

    Names that start like the text come first but leave room for one that is alike letter by
    letter; at equal likeness the same first letter, the département named,
    `prefer_departments` and the population decide.
    """
    typed = take_apart(text, index().department_codes)
    if len(typed.name) < _SHORTEST or limit < 1:
        return []
    started = search(typed.name, limit, prefer_departments)
    alike = _alike(typed, prefer_departments)
    ranked = [*started[: max(1, limit - 1)], *alike, *started]
    return list({commune.insee: commune for commune in ranked}.values())[:limit]


def _alike(typed: Typed, departments: frozenset[str]) -> list[Commune]:
    """Return communes spelt like the name, most likely first."""
    names, communes = _names()
    close = process.extract(
        typed.name, names, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH, limit=_CANDIDATES
    )
    scored = [
        (-score - _bonus(typed, name, communes[place], departments), place) for name, score, place in close
    ]
    return [communes[place] for _, place in sorted(scored)]


def _bonus(typed: Typed, name: str, commune: Commune, departments: frozenset[str]) -> float:
    """Return what speaks for a commune beside its spelling, in points of the 100 of a likeness."""
    return (
        _SAME_START * (name[0] == typed.name[0])
        + _SAME_DEPARTMENT * (commune.department == typed.department)
        + _OWN_DEPARTMENT * (commune.department in departments)
        + _TENFOLD_POPULATION * log10(commune.population + 1)
    )


@cache
def _names() -> tuple[list[str], list[Commune]]:
    """Return every normalised name, of today and of old, and the commune of each."""
    known = index()
    names = [*known.names, *(name for name, _ in known.former)]
    return names, [*known.communes, *(known.by_insee[former.today] for _, former in known.former)]
