"""Finds the one place a person meant, by whatever they typed for it."""

import re
from collections.abc import Iterable

from network.geo.by_code import at_insee, at_postcode, department_code, is_in, match_of, match_of_former
from network.geo.by_start import with_start
from network.geo.index import Index, index
from network.geo.nearest import nearest
from network.geo.normalise import clean, normalise
from network.geo.records import Match
from network.geo.typed import MAX_LENGTH, Typed, point, readings, take_apart

_ARRONDISSEMENT = re.compile(
    r"([a-z]+) 0?([1-9][0-9]?)(?:er|e|eme|ieme|nd|nde)?(?: arr(?:t|dt|ondissement)?)?"
)


def find(text: str, prefer_departments: frozenset[str] = frozenset()) -> Match | None:
    """Return the place `text` means, or None; `prefer_departments` win among namesakes.

    Understands a postcode, an INSEE code, the name of a commune of today or of old, with or
    without its article, an arrondissement (`Paris 12e`), a name beside a postcode or before a
    département, the start of a name nobody else starts with, and `lat,lon`. Half of the
    postcodes are another commune's INSEE code: five digits are a postcode first, since that is
    what people know. Among namesakes the most populated comes first.
    """
    if typed_point := point(text):
        return _at_point(*typed_point)
    known = index()
    typed = take_apart(text, known.department_codes)
    matches = _by_code(known, typed, typed.code) if typed.code else _by_name(known, typed, prefer_departments)
    return min(matches, key=lambda match: not is_in(match, prefer_departments), default=None)


def find_exactly(name: str, prefer_departments: frozenset[str] = frozenset()) -> Match | None:
    """Return the place whose full name, of today or of old, `name` is, or None.

    For names picked out of a longer text, where `find` would take too much for a place: no
    code, no name without its article (`machine`), no start of a name.
    """
    wanted = normalise(clean(name, MAX_LENGTH))
    matches = [*_of_today(index(), wanted), *_of_old(index(), wanted)]
    return min(matches, key=lambda match: not is_in(match, prefer_departments), default=None)


def _at_point(lat: float, lon: float) -> Match:
    commune = nearest(lat, lon)
    return Match(commune, lat, lon, commune.label if commune else f"{lat:.4f}, {lon:.4f}")


def _by_code(known: Index, typed: Typed, code: str) -> list[Match]:
    """Return the first reading of a code, and of the name beside it, that leads somewhere.

    A name in the code's département answers before the code itself: people mistake a postcode
    for its neighbour's more often than a name, and `21078 Dijon` is a company's own (CEDEX),
    which no list has. A name of another département is a quarter: `25000 Saint-Claude`.
    """
    named = _named(known, typed.name)
    departments = frozenset([department_code(known, code)])
    return (
        _with_code(known, named, code)
        or [match for match in named if is_in(match, departments)]
        or at_postcode(known, code)
        or at_insee(known, code)
        or named
    )


def _by_name(known: Index, typed: Typed, preferred: frozenset[str]) -> list[Match]:
    """Return the places of the first reading of a text without code that has any."""
    for reading in readings(typed, known.department_codes):
        departments = frozenset([reading.department] if reading.department else ())
        named = [
            match for match in _named(known, reading.name) if not departments or is_in(match, departments)
        ]
        found = with_start(known, reading.name, named, departments, preferred)
        if found:
            return found
    return []


def _named(known: Index, name: str) -> list[Match]:
    """Return every place of that normalised name: of today, of old, then without article."""
    bare = map(match_of, known.by_bare_name.get(name, ()))
    return [*_of_today(known, name), *_of_old(known, name), *bare]


def _of_today(known: Index, name: str) -> list[Match]:
    return [match_of(commune) for commune in known.named(_official(name))]


def _of_old(known: Index, name: str) -> list[Match]:
    return [match_of_former(known, former) for former in known.former_by_name.get(name, ())]


def _official(name: str) -> str:
    """Return `paris 12e arrondissement` for `paris 12`, any other name unchanged."""
    numbered = _ARRONDISSEMENT.fullmatch(name)
    if not numbered:
        return name
    city, number = numbered.groups()
    return f"{city} {number}{'er' if number == '1' else 'e'} arrondissement"


def _with_code(known: Index, named: Iterable[Match], code: str) -> list[Match]:
    """Return the named places that have this postcode or INSEE code.

    `Paris 75012` is the arrondissement, not the whole city.
    """
    fitting = [match for match in named if _has_code(match, code)]
    cities = {match.commune.insee for match in fitting if match.commune}
    districts = [commune for commune in known.by_postcode.get(code, ()) if commune.parent in cities]
    return [match_of(commune) for commune in districts] or fitting


def _has_code(match: Match, code: str) -> bool:
    return match.commune is not None and code in (*match.commune.postcodes, match.commune.insee)
