"""INSEE codes, départements and regions."""

import pytest

from network.geo import gazetteer
from network.geo.index import index


def test_a_former_code_leads_to_the_commune_of_today() -> None:
    former = next(entry for _, entry in index().former if entry.insee not in index().by_insee)
    today = gazetteer.by_insee(former.insee)
    assert today is not None
    assert today.insee == former.today


def test_an_unknown_code_leads_nowhere() -> None:
    assert gazetteer.by_insee("00000") is None
    assert gazetteer.department("20") is None
    assert gazetteer.region_departments("99") == frozenset()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("25056", "Doubs"),
        ("25000", "Doubs"),
        ("25030", "Doubs"),
        ("2A004", "Corse-du-Sud"),
        ("20000", "Corse-du-Sud"),
        ("20200", "Haute-Corse"),
        ("20699", "Haute-Corse"),
        ("97400", "La Réunion"),
        ("98800", "Nouvelle-Calédonie"),
    ],
)
def test_a_postcode_or_an_insee_code_tells_the_departement(code: str, name: str) -> None:
    department = gazetteer.department_of(code)
    assert department is not None
    assert department.name == name


@pytest.mark.parametrize("code", ["", "x", "00000", "99999"])
def test_no_departement_is_made_up(code: str) -> None:
    assert gazetteer.department_of(code) is None


def test_a_region_has_its_departements() -> None:
    expected = {"21", "25", "39", "58", "70", "71", "89", "90"}
    assert gazetteer.region_departments("27") == expected


def test_every_commune_has_a_position_and_a_known_departement() -> None:
    communes = index().communes
    assert len(communes) == 34_920
    assert all(-90 < commune.lat < 90 and -180 < commune.lon < 180 for commune in communes)
    assert all(gazetteer.department(commune.department) for commune in communes)
