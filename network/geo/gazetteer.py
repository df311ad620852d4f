"""The gazetteer's front door: communes and départements of France, without any network."""

from network.geo.autocomplete import search
from network.geo.by_code import at_insee, department_code
from network.geo.finding import find, find_exactly
from network.geo.index import index
from network.geo.normalise import normalise
from network.geo.records import Commune, Department
from network.geo.suggestions import suggest

__all__ = [
    "all_departments",
    "by_insee",
    "department",
    "department_of",
    "find",
    "find_exactly",
    "namesakes",
    "region_departments",
    "search",
    "suggest",
]


def by_insee(code: str) -> Commune | None:
    """Return the commune of an INSEE code; for a former commune's code, today's commune."""
    return next((match.commune for match in at_insee(index(), code.strip().upper())), None)


def namesakes(commune: Commune) -> list[Commune]:
    """Return the communes of today of exactly this name, itself with them, the most populated first."""
    return index().named(normalise(commune.name))


def department(code: str) -> Department | None:
    """Return the département of a code (`39`, `2A`, `971`), or None."""
    return index().departments.get(code.strip().upper())


def all_departments() -> list[Department]:
    """Return every département, in the order of the official codes."""
    return list(index().departments.values())


def department_of(insee_or_postcode: str) -> Department | None:
    """Return the département of a postcode or an INSEE code, or None."""
    return department(department_code(index(), insee_or_postcode.strip().upper()))


def region_departments(region_code: str) -> frozenset[str]:
    """Return the codes of a region's départements (`27`: 21, 25, 39…); empty if unknown."""
    departments = index().departments.values()
    return frozenset(entry.code for entry in departments if entry.region == region_code)
