"""Writes places for everybody: what the standard accepts, nothing kept aside, the same bytes anywhere."""

import csv
import io
from dataclasses import dataclass

from partners.models import Place
from partners.standard.columns import COLUMNS, Column
from partners.standard.validating import faults, is_valid, official

NAMES = [column.name for column in COLUMNS]


@dataclass(frozen=True, slots=True)
class PublicPlaces:
    """`valid` is the file of the standard; `incomplete` holds the others, and the columns at fault."""

    valid: bytes
    incomplete: bytes
    valid_count: int
    incomplete_count: int


def public_cell(column: Column, place: Place) -> str:
    """Return what is understood and valid. A place without a pivot has that of its public organisation."""
    cell = "|".join(map(official, column.understood(place)))
    if column.name == "pivot" and not cell and place.organisation and place.organisation.is_public:
        cell = place.organisation.siret or place.organisation.rna
    return cell if column.is_required or is_valid(column.name, cell) else ""


def public_places() -> PublicPlaces:
    """Return both files, in the order of source and identifier, which every database can repeat."""
    places = Place.objects.live().select_related("organisation")
    valid, incomplete, seen = [], [], set()
    for place in sorted(places, key=lambda place: (place.source, place.source_id)):
        row = {column.name: public_cell(column, place) for column in COLUMNS}
        wrong = faults(row) + (["id"] if row["id"] in seen else [])
        if wrong:
            incomplete.append(row | {"a_completer": "|".join(wrong)})
        else:
            valid.append(row)
            seen.add(row["id"])
    return PublicPlaces(
        _csv(NAMES, valid), _csv([*NAMES, "a_completer"], incomplete), len(valid), len(incomplete)
    )


def _csv(names: list[str], rows: list[dict[str, str]]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
