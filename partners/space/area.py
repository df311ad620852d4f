"""The area an offer serves, as people write it: names, and sometimes one name for all of them."""

import re
from collections.abc import Iterable

from network.geo.gazetteer import all_departments, by_insee, find
from network.geo.normalise import normalise
from partners.enums import AreaKind
from partners.models import Offer

_BETWEEN = re.compile(r"[,;\n]+")
_CODE = re.compile(r" ?\(\w{2,3}\)$")


def codes_of(kind: str, text: str, near: Iterable[str] = ()) -> tuple[str, tuple[str, ...], list[str]]:
    """Return the name of the whole, the codes of its parts, and the parts that nobody knows."""
    if kind == AreaKind.ANYWHERE:
        return "", (), []
    name, _colon, listed = text.rpartition(":")
    found, unknown = [], []
    for part in filter(None, map(str.strip, _BETWEEN.split(listed))):
        code = _code(kind, part, frozenset(near))
        found.append(code) if code else unknown.append(part)
    return name.strip(), tuple(dict.fromkeys(found)), unknown


def names_of(offer: Offer) -> str:
    """Return the area as it can be typed."""
    names = ", ".join(filter(None, (_name(offer.area_kind, code) for code in offer.area_codes)))
    return f"{offer.area_name}: {names}" if offer.area_name and names else names


def _code(kind: str, part: str, near: frozenset[str]) -> str:
    if kind == AreaKind.COMMUNES:
        match = find(part, near)
        return match.commune.insee if match and match.commune else ""
    plain = normalise(_CODE.sub("", part))
    for one in all_departments():
        if kind == AreaKind.DEPARTMENTS and plain in (normalise(one.name), one.code.lower()):
            return one.code
        if kind == AreaKind.REGIONS and plain in (normalise(one.region_name), one.region):
            return one.region
    return ""


def _name(kind: str, code: str) -> str:
    if kind == AreaKind.COMMUNES:
        commune = by_insee(code)
        return commune.label if commune else ""
    names = (
        (one.name, one.code) if kind == AreaKind.DEPARTMENTS else (one.region_name, one.region)
        for one in all_departments()
    )
    return next((name for name, known in names if known == code), "")
