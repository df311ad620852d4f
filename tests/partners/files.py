"""Small files of the standard for the tests, written cell by cell."""

import csv
from pathlib import Path

from partners.standard.columns import COLUMNS

NAMES = [column.name for column in COLUMNS]
GOOD = {
    "id": "1",
    "nom": "Médiathèque",
    "commune": "Besançon",
    "code_postal": "25000",
    "code_insee": "25056",
    "adresse": "1 place Granvelle",
    "source": "MedNum",
    "date_maj": "2024-04-02",
    "pivot": "73282932000074",
}


def row(**cells: str) -> dict[str, str]:
    """Return a good row with some cells changed."""
    return GOOD | cells


def write(path: Path, *rows: dict[str, str], names: list[str] = NAMES, delimiter: str = ",") -> Path:
    """Write rows to a file and return it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def rejects(path: Path) -> list[dict[str, str]]:
    """Return the rows of the rejects file of `path`."""
    with path.with_suffix(".rejects.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
