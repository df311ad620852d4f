"""The official geographic code in memory, indexed for look-ups: built once per process."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TypeVar

from network.geo.normalise import normalise
from network.geo.official_code import read_communes, read_departments, read_former_communes
from network.geo.records import Commune, Department, FormerCommune

V = TypeVar("V")
Named = tuple[tuple[str, V], ...]

_ARTICLES = ("le ", "la ", "les ", "l ")
_loading = Lock()


@dataclass(frozen=True, slots=True)
class Index:
    """Every way into the gazetteer; lists are ordered, most populated commune first.

    `communes` and `former` pair each record with its normalised name. A city that has
    arrondissements leaves its postcodes to them in `by_postcode`. `by_bare_name` holds names
    without their article or bracket, `department_codes` the names and codes of départements.
    """

    communes: Named[Commune]
    former: Named[FormerCommune]
    departments: Mapping[str, Department]
    department_codes: Mapping[str, str]
    by_insee: Mapping[str, Commune]
    by_name: Mapping[str, list[Commune]]
    by_bare_name: Mapping[str, list[Commune]]
    by_postcode: Mapping[str, list[Commune]]
    former_by_insee: Mapping[str, FormerCommune]
    former_by_name: Mapping[str, list[FormerCommune]]


def index() -> Index:
    """Return the index of this process, built at the first call."""
    with _loading:
        return _build()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: building makes no garbage, and looking for it doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
@_no_collection()
def _build() -> Index:
    communes = tuple((normalise(commune.name), commune) for commune in read_communes())
    by_insee = {commune.insee: commune for _, commune in communes}
    former = [commune for commune in read_former_communes() if commune.today in by_insee]
    departments = read_departments()
    renamed = tuple(_renamed(former, by_insee))
    return Index(
        communes=communes,
        former=renamed,
        departments=departments,
        department_codes=_spellings(departments.values()),
        by_insee=by_insee,
        by_name=_group(communes, lambda name, _: (name,)),
        by_bare_name=_group(communes, _bare_name),
        by_postcode=_group(communes, _postcodes_outside(_cities(by_insee.values()))),
        former_by_insee={commune.insee: commune for commune in former},
        former_by_name=_group(renamed, lambda name, _: (name,)),
    )


def _renamed(
    former: Iterable[FormerCommune], by_insee: Mapping[str, Commune]
) -> Iterable[tuple[str, FormerCommune]]:
    """Yield the old names that differ from the name of today's commune."""
    for commune in former:
        if commune.name != by_insee[commune.today].name:
            yield normalise(commune.name), commune


def _spellings(departments: Iterable[Department]) -> dict[str, str]:
    """Return département codes by normalised name and by lower-case code."""
    by_name = {normalise(department.name): department.code for department in departments}
    return by_name | {code.lower(): code for code in by_name.values()}


def _group(entries: Named[V], keys: Callable[[str, V], Iterable[str]]) -> dict[str, list[V]]:
    """Return the records by each of their keys, in the order met."""
    groups: defaultdict[str, list[V]] = defaultdict(list)
    for name, record in entries:
        for key in keys(name, record):
            groups[key].append(record)
    return dict(groups)


def _bare_name(name: str, commune: Commune) -> Iterable[str]:
    """Return `creusot` for Le Creusot, `chateau chinon` for Château-Chinon (Ville)."""
    if "(" in commune.name:
        return (normalise(commune.name.partition("(")[0]),)
    return name.split(" ", 1)[1:] if name.startswith(_ARTICLES) else ()


def _cities(communes: Iterable[Commune]) -> set[str | None]:
    """Return the INSEE codes of the cities that have arrondissements."""
    return {commune.parent for commune in communes}


def _postcodes_outside(cities: set[str | None]) -> Callable[[str, Commune], Iterable[str]]:
    return lambda _, commune: () if commune.insee in cities else commune.postcodes
