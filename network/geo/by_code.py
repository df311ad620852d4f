"""What a postcode or an INSEE code stands for."""

from network.geo.index import Index
from network.geo.records import Commune, FormerCommune, Match

_OVERSEAS = ("97", "98")
_CORSICA_SOUTH = ("200", "201")


def match_of(commune: Commune) -> Match:
    """Return the match for a commune of today."""
    return Match(commune, commune.lat, commune.lon, commune.label)


def match_of_former(known: Index, former: FormerCommune) -> Match:
    """Return today's commune for one of old, to be measured from where the old one was."""
    today = known.by_insee[former.today]
    lat, lon = former.point or (today.lat, today.lon)
    return Match(today, lat, lon, today.label, understood=former.name)


def is_in(match: Match, departments: frozenset[str]) -> bool:
    """Return whether the match's commune lies in one of the départements."""
    return match.commune is not None and match.commune.department in departments


def at_postcode(known: Index, code: str) -> list[Match]:
    """Return the communes that share a postcode, most populated first."""
    return [match_of(commune) for commune in known.by_postcode.get(code, ())]


def at_insee(known: Index, code: str) -> list[Match]:
    """Return the commune of an INSEE code in a list, be it of today or of old."""
    if commune := known.by_insee.get(code):
        return [match_of(commune)]
    former = known.former_by_insee.get(code)
    return [match_of_former(known, former)] if former else []


def department_code(known: Index, code: str) -> str:
    """Return the département of a postcode or an INSEE code, by the list, else by its start.

    A few postcodes cross a border (La Poste): their most populated commune decides.
    """
    for match in (*at_postcode(known, code), *at_insee(known, code)):
        if match.commune:
            return match.commune.department
    if code.startswith("20"):
        return "2A" if code.startswith(_CORSICA_SOUTH) else "2B"
    return code[: 3 if code.startswith(_OVERSEAS) else 2]
