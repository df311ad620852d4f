"""Writing places out: the 32 columns in order, the same bytes, and nothing lost on the way back."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from partners.models import Place
from partners.standard.exporting import export_places
from partners.standard.importing import import_places
from tests.factories.partners import PlaceFactory
from tests.partners.files import NAMES, row, write
from tests.partners.test_import import DIRTY, counts

pytestmark = pytest.mark.django_db


def exported() -> str:
    file = io.StringIO()
    export_places(file)
    return file.getvalue()


def test_the_columns_are_those_of_the_standard_in_its_order() -> None:
    header = exported().splitlines()[0].split(",")
    assert header == NAMES
    assert (len(header), header[0], header[1], header[-1]) == (32, "id", "pivot", "prise_rdv")


def test_what_comes_out_of_a_dirty_file_goes_back_in_unchanged(tmp_path: Path) -> None:
    dirty = tmp_path / "dirty.csv"
    dirty.write_bytes(DIRTY.read_bytes())
    import_places(path=dirty)
    again = tmp_path / "again.csv"
    again.write_text(exported(), encoding="utf-8")
    before = list(Place.objects.order_by("pk").values())
    assert counts(import_places(path=again)) == (0, 0, 2, 0)
    assert list(Place.objects.order_by("pk").values()) == before
    assert exported() == again.read_text(encoding="utf-8")


def test_a_wrong_code_put_right_here_does_not_come_back(tmp_path: Path) -> None:
    import_places(path=write(tmp_path / "a.csv", row(code_insee="25O56")))
    place = Place.objects.get()
    assert (place.insee_code, place.unknown_values) == ("25056", {})
    again = tmp_path / "again.csv"
    again.write_text(exported(), encoding="utf-8")
    assert counts(import_places(path=again)) == (0, 0, 1, 0)


def test_places_born_here_travel_too(tmp_path: Path) -> None:
    PlaceFactory(open_on_weekdays=True, reachable=True)
    path = tmp_path / "places.csv"
    call_command("export_places", path, stderr=io.StringIO())
    assert counts(import_places(path=path)) == (0, 0, 1, 0)


def test_drafts_stay_at_home() -> None:
    PlaceFactory(draft=True)
    assert len(exported().splitlines()) == 1


def test_what_was_kept_aside_comes_out_behind_what_is_known(tmp_path: Path) -> None:
    import_places(path=write(tmp_path / "a.csv", row(services="Cuisine|utilisation securisee du numerique")))
    (out,) = csv.DictReader(io.StringIO(exported()))
    assert out["services"] == "Utilisation sécurisée du numérique|Cuisine"


def test_without_a_file_the_command_writes_to_the_standard_output() -> None:
    PlaceFactory()
    output = io.StringIO()
    call_command("export_places", stdout=output)
    assert output.getvalue() == exported()


def test_french_no_break_spaces_survive_the_round_trip(tmp_path: Path) -> None:
    PlaceFactory(
        summary="Un atelier ouvert à tous\u00a0: venez\u202f!", description="Vous hésitez\u202f?\n\nAppelez."
    )
    path = tmp_path / "places.csv"
    call_command("export_places", path, stderr=io.StringIO())
    assert counts(import_places(path=path)) == (0, 0, 1, 0)
    assert Place.objects.get().summary == "Un atelier ouvert à tous\u00a0: venez\u202f!"
