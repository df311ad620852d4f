"""Open data: valid by our check and by frictionless, the same bytes, and nothing lost on the way back."""

import csv
import json
import os
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from frictionless import Resource, Schema

from network.sheets.rejects import write_rejects
from network.sheets.verdicts import Report
from partners.duplicates.candidates import candidates
from partners.inclusion.publishing import structures
from partners.models import Place
from partners.opendata.publishing import SUFFIXES, current, days, publish
from partners.services.merging import merge
from partners.standard.importing import import_places
from partners.standard.publishing import public_places
from partners.standard.validating import check
from tests.factories.partners import OrganisationFactory, PlaceFactory
from tests.partners.files import row, write
from tests.partners.test_import import counts

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)
SAMPLES = Path(os.environ.get("OPEN_DATA_SAMPLES", Path(__file__).parents[3] / "shared" / "data"))
SIRET = "73282932000074"


def sample(name: str) -> Path:
    """Return a file of others that is not kept with the code; without it the lane is skipped, and says so."""
    path = SAMPLES / name
    if not path.exists():
        give_up = pytest.fail if os.environ.get("REQUIRE_SERVICES") == "1" else pytest.skip
        give_up(f"{name} is not in OPEN_DATA_SAMPLES ({SAMPLES})")
    return path


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode())))


def frictionless_faults(path: Path) -> set[tuple[int, str]]:
    """Return (row from 1, column) of what the official schema refuses."""
    schema = Schema.from_descriptor(
        json.loads(sample("schema-lieux-mediation-numerique-1.0.2.json").read_text("utf-8"))
    )
    resource = Resource(path=path.name, basepath=str(path.parent), schema=schema)
    found = resource.validate().flatten(["rowNumber", "fieldName", "type", "note"])
    return {(line - 1, name or kind) for line, name, kind, _note in found if kind != "primary-key"}


@pytest.fixture
def root(settings: object, tmp_path: Path) -> Path:
    settings.OPEN_DATA_ROOT = tmp_path / "open-data"
    return settings.OPEN_DATA_ROOT


@pytest.mark.any_database
def test_the_real_file_goes_the_whole_circle(tmp_path: Path) -> None:
    real = sample("places-bourgogne-franche-comte.csv")
    refused = correct(import_places(path=real), tmp_path / "real.csv")
    assert counts(import_places(path=refused)) == (17, 0, 0, 0)
    merged = merge_doubles()
    assert merged > 10
    # The file still has both of each pair: neither comes back.
    assert counts(import_places(path=real))[0] == 0
    assert Place.objects.live().count() == 697 - merged
    # Nobody in this file has a pivot: all but five places are given an organisation that has one.
    assert public_places().valid_count == 0
    without = Place.objects.live().order_by("pk").values("pk")[:5]
    Place.objects.exclude(pk__in=list(without.values_list("pk", flat=True))).update(
        organisation=OrganisationFactory(siret=SIRET)
    )
    first = public_places()
    again, rest = tmp_path / "again.csv", tmp_path / "rest.csv"
    again.write_bytes(first.valid)
    rest.write_bytes(first.incomplete)
    assert (first.valid_count, first.incomplete_count) == (Place.objects.live().count() - 5, 5)
    assert Counter(line["a_completer"] for line in rows(first.incomplete)) == {"pivot": 5}
    assert list(check(rows(first.valid))) == []
    assert frictionless_faults(again) == set()
    before = list(Place.objects.order_by("pk").values())
    assert counts(import_places(path=again)) == (0, 0, first.valid_count, 0)
    assert counts(import_places(path=rest)) == (0, 0, first.incomplete_count, 0)
    assert list(Place.objects.order_by("pk").values()) == before
    assert public_places() == first


def merge_doubles() -> int:
    """Merge what the real file has twice, as a person would; return how many sheets that takes away."""
    before = Place.objects.live().count()
    for pair in candidates(Place):
        first, second = (Place.objects.get(pk=pk).stands_for for pk in (pair.first, pair.second))
        if first != second:
            merge(kept=first, doubles=[second], user=None)
    assert candidates(Place) == []
    return before - Place.objects.live().count()


def correct(report: Report, path: Path) -> Path:
    """Return the rows that were sent back, with the address that all of them lack."""
    path.touch()
    refused = write_rejects(path, report.sheet, report.rejected)
    with refused.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    with refused.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows({**line, "adresse": "Place de la Mairie"} for line in lines)
    return refused


def test_our_check_and_frictionless_refuse_the_same_cells(tmp_path: Path) -> None:
    path = write(
        tmp_path / "bad.csv",
        row(pivot="12"),
        row(id="2", telephone="0380000000", services="Cuisine", code_postal="2100"),
        row(id="3", nom="", date_maj="02/04/2024", latitude="ici", presentation_resume="x" * 281),
        row(id="4", formations_labels="Étapes numériques(La Poste)", frais_a_charge="Gratuit|Payant"),
        row(id="4", code_insee="20004", itinerance="Fixe|"),
    )
    ours = set(check(rows(path.read_bytes())))
    assert ours == frictionless_faults(path)
    assert len(ours) == 11, sorted(ours)


def test_what_is_kept_aside_is_not_published_and_comes_back_unharmed(tmp_path: Path) -> None:
    import_places(path=write(tmp_path / "a.csv", row(services="Cuisine", horaires="quand on veut")))
    before = Place.objects.values().get()
    content = public_places().valid
    (line,) = rows(content)
    assert (line["services"], line["horaires"]) == ("", "")
    (tmp_path / "b.csv").write_bytes(content)
    assert counts(import_places(path=tmp_path / "b.csv")) == (0, 0, 1, 0)
    assert Place.objects.values().get() == before


def test_a_label_is_spelt_as_the_schema_spells_it(tmp_path: Path) -> None:
    import_places(path=write(tmp_path / "a.csv", row(formations_labels="Étapes numériques (La Poste)")))
    before = Place.objects.values().get()
    content = public_places().valid
    assert rows(content)[0]["formations_labels"] == "Étapes numériques(La Poste)"
    (tmp_path / "b.csv").write_bytes(content)
    assert counts(import_places(path=tmp_path / "b.csv")) == (0, 0, 1, 0)
    assert Place.objects.values().get() == before


def test_half_a_point_of_ours_is_read_with_the_other_half(tmp_path: Path) -> None:
    import_places(path=write(tmp_path / "a.csv", row(latitude="47.2", longitude="6.02")))
    import_places(path=write(tmp_path / "b.csv", row(latitude="47.2", longitude="ici")))
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == (None, None)


def test_a_place_without_a_pivot_takes_that_of_its_organisation_or_waits_in_the_other_file() -> None:
    PlaceFactory(pivot="", organisation=OrganisationFactory(siret=SIRET))
    PlaceFactory(pivot="", organisation=None)
    PlaceFactory(pivot=SIRET, draft=True)
    PlaceFactory(pivot=SIRET, live=False)
    places = public_places()
    assert [line["pivot"] for line in rows(places.valid)] == [SIRET]
    assert [line["a_completer"] for line in rows(places.incomplete)] == ["pivot"]


def test_a_file_is_written_when_it_changed_and_kept_by_day(root: Path, client: Client) -> None:
    place = PlaceFactory(pivot=SIRET, name="Avant")
    assert publish(on=DAY) == {"lieux": 1, "lieux-a-completer": 0, "structures": 1, "services": 0}
    assert publish(on=date(2026, 11, 27)) == {}
    place.name = "Après"
    place.save()
    assert publish(on=date(2026, 11, 28)) == {"lieux": 1, "structures": 1}
    old = b"".join(client.get("/donnees/lieux/2026-11-26.csv"))
    new = b"".join(client.get("/donnees/lieux.csv"))
    assert (b"Avant" in old, "Après".encode() in new) == (True, True)
    days = [one["day"] for one in client.get("/donnees/lieux/").json()["results"]]
    assert days == ["2026-11-28", "2026-11-26"]
    assert client.get("/donnees/lieux/2026-11-27.csv").status_code == 404
    assert client.get("/donnees/lieux/2026-13-99.csv").status_code == 404


def test_copies_that_name_people_go_after_a_year_and_those_of_places_stay(root: Path) -> None:
    PlaceFactory(pivot=SIRET)
    publish(on=DAY)
    publish(on=DAY.replace(year=2027))
    assert [len(days(name)) for name in SUFFIXES] == [1, 1, 1, 1]
    publish(on=date(2027, 11, 27))
    assert {name: len(days(name)) for name in SUFFIXES} == {
        "lieux": 1, "lieux-a-completer": 1, "structures": 0, "services": 0,
    }  # fmt: skip
    assert all(current(name).exists() for name in SUFFIXES)


def test_two_runs_at_once_do_not_take_each_others_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PlaceFactory(pivot=SIRET)
    replace = Path.replace

    def late(new: Path, path: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        publish(on=DAY)
        return new.replace(path)

    monkeypatch.setattr(Path, "replace", late)
    publish(on=DAY)
    assert rows(current("lieux").read_bytes())
    assert not list(root.rglob("*.new"))


def test_a_place_does_not_give_away_the_number_of_an_organisation_that_is_hidden() -> None:
    PlaceFactory(pivot="", organisation=OrganisationFactory(siret=SIRET, live=False))
    places = public_places()
    told = places.valid + places.incomplete + structures()[0]
    assert (places.incomplete_count, SIRET.encode() in told) == (1, False)


def test_who_has_the_file_is_told_so_without_a_query(
    root: Path, client: Client, django_assert_num_queries: object
) -> None:
    PlaceFactory(pivot=SIRET)
    publish(on=DAY)
    with django_assert_num_queries(0):
        answer = client.get("/donnees/lieux.csv")
        known = client.get("/donnees/lieux.csv", headers={"If-None-Match": answer.headers["ETag"]})
    assert int(answer.headers["Content-Length"]) == len(b"".join(answer))
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert known.status_code == 304
