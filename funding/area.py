"""Areas of programmes: which codes mean something, and what they are officially called."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from funding.enums import AreaKind
from network.geo.gazetteer import by_insee, department, region_departments

_SIREN = re.compile(r"\d{9}")


def known_area_name(kind: str, code: str) -> str:
    """Return the official name of an area, "" where the code is not known here."""
    if kind == AreaKind.FRANCE:
        return gettext("France")
    if kind == AreaKind.COMMUNE and (commune := by_insee(code)):
        return commune.name
    if kind == AreaKind.DEPARTMENT and (found := department(code)):
        return found.name
    if kind == AreaKind.REGION and (codes := region_departments(code)):
        return department(min(codes)).region_name
    return ""


def area_problem(kind: str, code: str) -> object:
    """Return what is wrong with the code of an area in words, None when nothing is."""
    if kind == AreaKind.FRANCE:
        return _("The whole country needs no code.") if code else None
    if not code:
        return _("Write the code of this area.")
    if kind == AreaKind.EPCI:
        return None if _SIREN.fullmatch(code) else _("The SIREN of a group of communes has nine digits.")
    return None if known_area_name(kind, code) else _("We do not know an area with this code.")
