"""Checks the cells of a row against the standard v1.0.2: what is required, patterns, words, unique ids."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import TextChoices

from partners import enums
from partners.standard.columns import COLUMNS, INSEE_CODE, POSTCODE

# Unlike an import, which only warns, the standard asks for a pivot.
REQUIRED = ("pivot", *(column.name for column in COLUMNS if column.is_required))
_PHONE = r"\+(33|590|594|262|596|269|687|689|508|681)\d{6,9}"


# Written with a blank everywhere but in the schema.
_SPELLINGS = {"Étapes numériques (La Poste)": "Étapes numériques(La Poste)"}


def official(value: str) -> str:
    """Return a value as the schema spells it."""
    return _SPELLINGS.get(value, value)


def _words(vocabulary: type[TextChoices]) -> str:
    word = "|".join(re.escape(official(value)) for value in vocabulary.values)
    return rf"({word})(\|({word}))*"


_PATTERNS = {
    name: re.compile(pattern)
    for name, pattern in {
        "pivot": r"[a-zA-Z0-9]{9,14}",
        "code_postal": POSTCODE,
        "code_insee": INSEE_CODE,
        "latitude": r"-?\d+(\.\d+)?",
        "longitude": r"-?\d+(\.\d+)?",
        "telephone": _PHONE,
        "presentation_resume": r"[\s\S]{1,280}",
        "itinerance": _words(enums.Itinerance),
        "services": _words(enums.Service),
        "publics_specifiquement_adresses": _words(enums.Public),
        "prise_en_charge_specifique": _words(enums.SpecialCare),
        "frais_a_charge": _words(enums.PlaceFee),
        "dispositif_programmes_nationaux": _words(enums.NationalProgramme),
        "formations_labels": _words(enums.Training),
        "modalites_acces": _words(enums.AccessMode),
        "modalites_accompagnement": _words(enums.SupportMode),
    }.items()
}


def is_valid(name: str, cell: str) -> bool:
    """Return whether the standard accepts this cell of this column."""
    if not cell:
        return name not in REQUIRED
    if name == "date_maj":
        return _is_day(cell)
    pattern = _PATTERNS.get(name)
    return pattern is None or pattern.fullmatch(cell) is not None


def faults(row: Mapping[str, str]) -> list[str]:
    """Return the columns of a row that the standard refuses."""
    return [column.name for column in COLUMNS if not is_valid(column.name, row.get(column.name, ""))]


def check(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield the number of the row, from 1, and the column, of each fault of a file."""
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        yield from ((number, name) for name in faults(row))
        if row.get("id") in seen:
            yield number, "id"
        seen.add(row.get("id", ""))


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False
