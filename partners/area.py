"""Whom an offer serves, from the codes of its area to words and to the départements of the catalogue."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from network.geo.gazetteer import all_departments, by_insee, department, region_departments
from partners.enums import AreaKind

MOST_NAMES = 8


def name_of(kind: str, code: str) -> str:
    """Return the name of a commune, a département or a region; nothing for a code nobody knows."""
    if kind == AreaKind.REGIONS:
        return next((one.region_name for one in all_departments() if one.region == code), "")
    found = by_insee(code) if kind == AreaKind.COMMUNES else department(code)
    return found.name.replace("'", "’") if found else ""


def unknown_codes(kind: str, codes: Collection[str]) -> list[str]:
    """Return the codes that mean nothing for this kind of area."""
    return [code for code in codes if not name_of(kind, code)]


def departments_served(kind: str, codes: Collection[str]) -> tuple[str, ...]:
    """Return the codes of the départements that hold the area, none for everybody.

    The catalogue knows départements only: of some communes it keeps more people than may come, so cards and
    pages name the communes too.
    """
    if kind == AreaKind.ANYWHERE:
        return ()
    if kind == AreaKind.REGIONS:
        return tuple(sorted({one for code in codes for one in region_departments(code)}))
    if kind == AreaKind.COMMUNES:
        return tuple(sorted({commune.department for code in codes if (commune := by_insee(code))}))
    return tuple(sorted(codes))


def area_words(kind: str, codes: Collection[str], name: str = "") -> str:
    """Return the area as people call it: its own name, else those of its parts; nothing for everybody."""
    if kind == AreaKind.ANYWHERE:
        return ""
    names = [found for code in codes if (found := name_of(kind, code))]
    more = len(names) - MOST_NAMES
    if name:
        return name
    if more > 0:
        return _("%(names)s and %(number)s more") % {"names": ", ".join(names[:MOST_NAMES]), "number": more}
    return ", ".join(names)
