"""Reads the official geographic code, committed beside this file, into records."""

import csv
import gzip
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from sys import intern
from typing import cast

from network.geo.records import Commune, CommuneKind, Department, FormerCommune

_DATA = Path(__file__).parent / "data"


def read_communes() -> list[Commune]:
    """Return communes and arrondissements that have a position, most populated first.

    94 communes of overseas territories have no position in the source: nothing can be
    measured from them, so they are left out.
    """
    rows = _rows(_DATA / "communes.csv.gz")
    # Most communes share their postcode with neighbours: one tuple for all of them.
    shared: dict[str, tuple[str, ...]] = {}
    communes = [_commune(row, shared) for row in rows if row[3] and row[4]]
    return sorted(communes, key=attrgetter("population"), reverse=True)


def read_former_communes() -> list[FormerCommune]:
    """Return the communes that were merged into another."""
    rows = _rows(_DATA / "communes_anciennes.csv.gz")
    return [
        FormerCommune(insee, name, today, (float(lat), float(lon)) if lat and lon else None)
        for insee, name, _kind, today, lat, lon in rows
    ]


def read_departments() -> dict[str, Department]:
    """Return départements and overseas territories by code."""
    rows = _rows(_DATA / "departements.csv")
    return {row[0]: Department(*row[:4]) for row in rows}


def _commune(row: list[str], shared: dict[str, tuple[str, ...]]) -> Commune:
    insee, name, postcodes, lat, lon, department, region, population, kind, parent, _ = row
    return Commune(
        insee,
        name,
        shared.setdefault(postcodes, tuple(map(intern, postcodes.split()))),
        float(lat),
        float(lon),
        intern(department),
        intern(region),
        int(population or 0),
        cast(CommuneKind, intern(kind)),
        parent or None,
    )


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a UTF-8 CSV file, gzipped or not, without its header."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows
