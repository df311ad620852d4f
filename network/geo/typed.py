"""Takes apart what a person typed for a place: a point, a code, a name, a département."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from network.geo.normalise import clean, normalise

MAX_LENGTH = 80
"""Longest text looked at, in characters; the longest official name has 45."""

_NUMBER = r"([+-]?[0-9]{1,3}(?:\.[0-9]{0,15})?)"
_POINT = re.compile(rf"{_NUMBER}\s*[,;]\s*{_NUMBER}")
_CODE = re.compile(r"[0-9]{5}|2[ab][0-9]{3}")
_BRACKETED = re.compile(r"(.+)\(([^()]*)\)")
_CEDEX = re.compile(r" cedex( [0-9]{1,2})?$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A normalised `name` and what narrows it: a postcode or INSEE code, a département."""

    name: str
    code: str | None = None
    department: str | None = None


def point(text: str) -> tuple[float, float] | None:
    """Return (lat, lon) in degrees from `47.24,6.02`; None for another text or off the globe."""
    match = _POINT.fullmatch(clean(text, MAX_LENGTH))
    if not match:
        return None
    lat, lon = float(match[1]), float(match[2])
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def take_apart(text: str, department_codes: Mapping[str, str]) -> Typed:
    """Return the name, code and département that `text` says.

    Only a département between brackets is certain; one that merely follows the name
    (`Saint-Claude Jura`) may belong to it: see `readings`.
    """
    cut = clean(text, MAX_LENGTH)
    bracketed = _BRACKETED.fullmatch(cut)
    department = department_codes.get(normalise(bracketed[2])) if bracketed else None
    typed = _name_and_code(normalise(bracketed[1] if bracketed and department else cut))
    return replace(typed, department=department)


def readings(typed: Typed, department_codes: Mapping[str, str]) -> list[Typed]:
    """Return `typed` as it stands, then with its last words read as a département."""
    words = typed.name.split()
    found = [typed]
    for cut in range(1, len(words)):
        department = department_codes.get(" ".join(words[cut:]))
        if department and not typed.department:
            found.append(replace(typed, name=" ".join(words[:cut]), department=department))
    return found


def _name_and_code(text: str) -> Typed:
    """Return `dole` and `39100` from `dole 39100` or `39100 dole`, `21000` from `21 000`."""
    words = _CEDEX.sub("", text).split()
    if _CODE.fullmatch("".join(words)):
        words = ["".join(words)]
    for place in (0, -1) if words else ():
        if _CODE.fullmatch(words[place]):
            code = words.pop(place).upper()
            return Typed(" ".join(words), code)
    return Typed(" ".join(words))
