"""The official geographic code in memory, indexed for look-ups: built once per process."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TypeVar

from network.geo.normalise import normalise
from network.geo.official_code import read_communes, read_departments, read_former_communes
from network.geo.prefix_index import PrefixIndex
from network.geo.records import Commune, Department, FormerCommune

V = TypeVar("V")

_ARTICLES = ("le ", "la ", "les ", "l ")
_loading = Lock()


@dataclass(frozen=True, slots=True)
class Index:
    """Every way into the gazetteer; communes are ordered, the most populated first.

    `names` are the normalised names of `communes`; the place in both is a commune's rank. `former` pairs
    communes of old with the normalised names that today's do not have. A city that has
    arrondissements leaves its postcodes to them in `by_postcode`. `by_bare_name` holds names
    without their article or bracket, `department_codes` the names and codes of départements.
    """

    communes: Sequence[Commune]
    names: Sequence[str]
    by_name: PrefixIndex
    former: Sequence[tuple[str, FormerCommune]]
    departments: Mapping[str, Department]
    department_codes: Mapping[str, str]
    by_insee: Mapping[str, Commune]
    by_bare_name: Mapping[str, Sequence[Commune]]
    by_postcode: Mapping[str, Sequence[Commune]]
    former_by_insee: Mapping[str, FormerCommune]
    former_by_name: Mapping[str, Sequence[FormerCommune]]

    def named(self, name: str) -> list[Commune]:
        """Return the communes of exactly this normalised name."""
        return [self.communes[rank] for rank in self.by_name.equal_to(name)]


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
    communes = read_communes()
    names = [normalise(commune.name) for commune in communes]
    by_insee = {commune.insee: commune for commune in communes}
    former = [commune for commune in read_former_communes() if commune.today in by_insee]
    departments = read_departments()
    renamed = tuple(_renamed(former, by_insee))
    return Index(
        communes=communes,
        names=names,
        by_name=PrefixIndex(zip(names, range(len(names)), strict=True)),
        former=renamed,
        departments=departments,
        department_codes=_spellings(departments.values()),
        by_insee=by_insee,
        by_bare_name=_group(zip(names, communes, strict=True), _bare_name),
        by_postcode=_group(zip(names, communes, strict=True), _postcodes_outside(_cities(communes))),
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


def _group(
    entries: Iterable[tuple[str, V]], keys: Callable[[str, V], Iterable[str]]
) -> dict[str, tuple[V, ...]]:
    """Return the records by each of their keys, in the order met."""
    groups: defaultdict[str, tuple[V, ...]] = defaultdict(tuple)
    for name, record in entries:
        for key in keys(name, record):
            groups[key] += (record,)
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
