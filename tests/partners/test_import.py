"""Bringing files of the standard in: every kind of dirt, twice, dry, and beside a draft."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Revision

from network.sheets.verdicts import Outcome, Report
from partners.enums import AccessMode, Service, Training
from partners.models import Place
from partners.standard.importing import BATCH, import_places
from partners.standard.judging import insee_code
from tests.factories.partners import PlaceFactory
from tests.partners.files import NAMES, rejects, row, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DIRTY = Path(__file__).parent / "data" / "dirty.csv"


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    copy = tmp_path / "dirty.csv"
    copy.write_bytes(DIRTY.read_bytes())
    return copy


def counts(report: Report) -> tuple[int, ...]:
    return tuple(report.counts().values())


def reasons(report: Report) -> list[tuple[str, str]]:
    told = [*report.refusals(), *report.warnings()]
    return [(remark.column, remark.reason) for remark, count in told for _ in range(count)]


def outcome(path: Path) -> tuple[int, ...]:
    return counts(import_places(path=path))


def run(path: Path, **options: bool) -> tuple[str, int]:
    """Return what the command said, in English, and its exit status."""
    output = io.StringIO()
    with override_settings(LANGUAGE_CODE="en"):
        try:
            call_command("import_places", path, stdout=output, **options)
        except SystemExit as stop:
            return output.getvalue(), int(stop.code or 0)
    return output.getvalue(), 0


def test_good_rows_come_in_and_bad_ones_go_out_with_their_reasons(dirty: Path) -> None:
    said, status = run(dirty)
    assert status == 1
    assert set(Place.objects.values_list("source_id", flat=True)) == {"good", "after"}
    assert [
        (reject["id"], reject["line"], reject["column"], reject["reason"]) for reject in rejects(dirty)
    ] == [
        ("no-address", "4", "adresse", "is empty, and the standard requires it"),
        ("no-date", "5", "date_maj", "is not a date like 2024-04-02"),
        ("good", "6", "id", "is already on line 2"),
        ("short", "7", "", "has 4 cells instead of 19"),
        ("open-quote", "8", "", "has a quote that is never closed, or closed too early"),
    ]
    assert "2  created" in said
    assert "5  rejected" in said


def test_a_good_row_lands_in_every_column(dirty: Path) -> None:
    import_places(path=dirty)
    place = Place.objects.get(source_id="good")
    assert place.slug == "mediatheque-besancon"
    assert (place.department, place.sort_key) == ("25", "mediatheque besancon 25000")
    assert str(place.phone) == "+33381000001"
    assert place.emails == ("mediatheque@ville.example",)
    assert place.website == "http://www.ville.example"
    assert place.other_websites == ("https://social.example/mediatheque",)
    assert place.opening_hours == "Mo-Fr 09:00-12:00"
    assert place.description == "Une salle,\ndes ordinateurs"
    assert place.updated_on == date(2024, 4, 2)
    assert place.services == (Service.SAFETY,)
    assert place.trainings == (Training.LA_POSTE,)
    assert place.access_modes == (AccessMode.NO_PUBLIC,)
    assert place.live
    assert place.first_published_at


def test_what_is_not_understood_is_kept_aside_and_told(dirty: Path) -> None:
    report = import_places(path=dirty)
    place = Place.objects.get(source_id="after")
    assert place.services == (Service.LEISURE,)
    assert place.unknown_values == {
        "latitude": ["6.0241"],
        "longitude": ["47.2378"],
        "telephone": ["12"],
        "courriels": ["ici@"],
        "services": ["Cuisine"],
    }
    assert (place.raw_opening_hours, place.opening_hours, place.latitude) == ("quand on veut", "", None)
    assert place.insee_code == "39198"
    assert {column for column, _reason in reasons(report)} > set(place.unknown_values) - {"longitude"}


def test_the_same_file_twice_changes_nothing_and_writes_no_history(dirty: Path) -> None:
    import_places(path=dirty)
    before = list(Place.objects.order_by("pk").values())
    assert outcome(dirty) == (0, 0, 2, 5)
    assert list(Place.objects.order_by("pk").values()) == before
    assert not Revision.objects.exists()


def test_only_what_differs_is_updated(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row(), row(id="2"))
    assert outcome(path) == (2, 0, 0, 0)
    write(path, row(nom="Bibliothèque"), row(id="2"))
    assert outcome(path) == (0, 1, 1, 0)
    place = Place.objects.get(source_id="1")
    assert (place.name, place.slug) == ("Bibliothèque", "mediatheque-besancon")
    assert place.sort_key.startswith("bibliotheque")


def test_a_dry_run_writes_rejects_and_no_place(dirty: Path) -> None:
    said, status = run(dirty, dry_run=True)
    assert (Place.objects.count(), status) == (0, 1)
    assert "Dry run" in said
    assert len(rejects(dirty)) == 5


def test_a_file_without_fault_leaves_no_old_rejects(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row(adresse=""))
    assert run(path)[1] == 1
    write(path, row())
    assert run(path)[1] == 0
    assert not path.with_suffix(".rejects.csv").exists()


def test_a_semicolon_is_accepted_and_told(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row(), delimiter=";")
    report = import_places(path=path)
    assert counts(report)[0] == 1
    assert "“;”" in report.notices[0]


def test_columns_that_are_absent_stay_as_they_are(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row(presentation_resume="Un lieu calme"))
    import_places(path=path)
    names = [name for name in NAMES if name != "presentation_resume"]
    write(path, row(), names=names)
    assert outcome(path) == (0, 0, 1, 0)
    assert Place.objects.get().summary == "Un lieu calme"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"id,nom\n1,a\n", "commune, code_postal, adresse, date_maj"),
        ("id,nom\n1,Médiathèque\n".encode("mac-roman"), "Line 2 is not UTF-8"),
        ("id,nom\n1,Médiathèque\n".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04....", "no spreadsheet, or a damaged one"),
        (b"id,id,nom,commune,code_postal,adresse,date_maj\n", "come twice: id"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        run(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing\.csv"):
        run(tmp_path / "nothing.csv")


@pytest.mark.parametrize("cell", ["a\0b", 'un "mot" mal cité', "x" * 140_000])
def test_one_monstrous_row_costs_only_itself(tmp_path: Path, cell: str) -> None:
    path = write(tmp_path / "places.csv", row(), row(id="2", nom="CELL"), row(id="3"))
    monster = cell if '"' not in cell else f'"{cell}"'
    path.write_text(path.read_text().replace("CELL", monster))
    assert outcome(path) == (2, 0, 0, 1)


def test_a_quote_left_open_does_not_swallow_the_rows_below(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row(nom="OPEN"), *(row(id=str(number)) for number in range(2, 300)))
    path.write_text(path.read_text().replace("OPEN", '"Médiathèque'))
    assert outcome(path) == (298, 0, 0, 1)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("code_postal", "2500A", "is not a code of five digits"),
        ("nom", " ", "is empty, and the standard requires it"),
        ("nom", "x" * 201, "is longer than 200 characters"),
        ("date_maj", "1970-01-01", "is not a date between 2000 and 2100"),
        ("date_maj", "2024-02-30", "is not a date like 2024-04-02"),
    ],
)
def test_a_broken_required_rule_rejects(tmp_path: Path, column: str, cell: str, reason: str) -> None:
    report = import_places(path=write(tmp_path / "places.csv", row(**{column: cell})))
    assert (counts(report)[3], reasons(report)) == (1, [(column, reason)])


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("pivot", "", "is empty, though the standard requires it"),
        ("pivot", "123", "is not a SIRET, RNA or RIDET number"),
        ("code_insee", "25O56", "is not a valid code"),
        ("presentation_resume", "x" * 281, "is longer than 280 characters"),
        ("fiche_acces_libre", "javascript:alert(1)", "has a wrong address"),
        ("latitude", "0", "is not a number, or its pair is missing"),
    ],
)
def test_a_broken_optional_rule_is_a_remark(tmp_path: Path, column: str, cell: str, reason: str) -> None:
    report = import_places(path=write(tmp_path / "places.csv", row(**{column: cell})))
    assert counts(report)[0] == 1
    assert (column, reason) in reasons(report)


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        ("0", "0", "is not in France"),
        ("6.02", "47.23", "seems to be exchanged with the longitude: swap the two columns"),
        ("52.5", "13.4", "is not in France"),
        ("nan", "6.02", "is not in France"),
        ("1e999", "6.02", "is not in France"),
        ("là", "6.02", "is not a number, or its pair is missing"),
    ],
)
def test_a_point_that_cannot_be_true_is_kept_aside(
    tmp_path: Path, latitude: str, longitude: str, reason: str
) -> None:
    path = write(tmp_path / "places.csv", row(latitude=latitude, longitude=longitude))
    assert ("latitude", reason) in reasons(import_places(path=path))
    place = Place.objects.get()
    assert (place.latitude, place.unknown_values["longitude"]) == (None, [longitude])
    assert outcome(path) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("47,2378", "6,0241"), ("-21.1", "55.5"), ("16.2", "-61.5"), ("-22.27", "166.44")],
)
def test_a_point_of_the_mainland_or_overseas_is_believed(
    tmp_path: Path, latitude: str, longitude: str
) -> None:
    import_places(path=write(tmp_path / "places.csv", row(latitude=latitude, longitude=longitude)))
    assert Place.objects.get().latitude == float(latitude.replace(",", "."))


NEVERS = {"commune": "Nevers", "code_postal": "58000", "code_insee": "58194"}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"commune": "Neverz"}, [("commune", "is no commune that we know: check how it is written")]),
        (
            {"code_postal": "21000"},
            [("code_postal", "does not go with the commune: correct one of the two")],
        ),
        (
            {"latitude": "48.8566", "longitude": "2.3522"},
            [("latitude", "is more than 15 km away from the commune: correct the point or the commune")],
        ),
        ({"code_postal": "58027"}, []),
        ({"latitude": "46.99", "longitude": "3.16"}, []),
    ],
)
def test_a_place_that_is_where_its_commune_is_not_comes_in_with_a_remark(
    tmp_path: Path, cells: dict[str, str], told: list[tuple[str, str]]
) -> None:
    path = write(tmp_path / "places.csv", row(**NEVERS | cells))
    report = import_places(path=path)
    assert (counts(report)[0], reasons(report)) == (1, told)
    assert reasons(import_places(path=path)) == told


def test_overseas_numbers_are_read_by_their_postcode(tmp_path: Path) -> None:
    cells = {
        "code_postal": "97400",
        "code_insee": "97411",
        "commune": "Saint-Denis",
        "telephone": "0262 40 00 00",
    }
    import_places(path=write(tmp_path / "places.csv", row(**cells)))
    assert str(Place.objects.get().phone) == "+262262400000"


@pytest.mark.parametrize(
    ("commune", "postcode", "code"),
    [
        ("Arnay Le Duc", "21230", "21023"),
        ("Louhans", "71500", "71263"),
        ("Besançon", "21000", ""),
        ("Nulle-Part", "25000", ""),
    ],
)
def test_a_missing_code_is_found_only_where_name_and_postcode_agree(
    commune: str, postcode: str, code: str
) -> None:
    assert insee_code(commune, postcode) == code


def test_a_code_found_here_does_not_come_and_go(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row(code_insee=""))
    assert outcome(path) == (1, 0, 0, 0)
    assert Place.objects.get().insee_code == "25056"
    assert outcome(path) == (0, 0, 1, 0)


def test_a_draft_is_kept_while_the_public_place_is_updated(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row())
    import_places(path=path)
    place = Place.objects.get()
    place.description = "En cours d’écriture"
    place.save_revision()
    report = import_places(path=write(path, row(nom="Bibliothèque")))
    assert any("not published" in reason for _column, reason in reasons(report))
    place.refresh_from_db()
    assert (place.name, place.description, place.has_unpublished_changes) == ("Bibliothèque", "", True)
    assert place.get_latest_revision_as_object().description == "En cours d’écriture"
    assert Revision.objects.count() == 1


def test_a_place_with_a_history_gets_the_import_in_it(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row())
    import_places(path=path)
    Place.objects.get().save_revision().publish()
    assert outcome(write(path, row(nom="Bibliothèque"))) == (0, 1, 0, 0)
    place = Place.objects.get()
    assert place.latest_revision.as_object().name == "Bibliothèque"
    assert (place.live_revision, place.has_unpublished_changes) == (place.latest_revision, False)
    assert outcome(path) == (0, 0, 1, 0)
    assert Revision.objects.count() == 2


def test_a_place_that_staff_took_down_stays_down(tmp_path: Path) -> None:
    path = write(tmp_path / "places.csv", row())
    import_places(path=path)
    Place.objects.get().unpublish()
    import_places(path=write(path, row(nom="Bibliothèque")))
    place = Place.objects.get()
    assert (place.name, place.live) == ("Bibliothèque", False)


def test_the_admin_search_finds_what_was_imported(tmp_path: Path) -> None:
    from wagtail.search.backends import get_search_backend

    import_places(path=write(tmp_path / "places.csv", row(nom="Cyberespace")))
    assert [place.name for place in get_search_backend().search("cyberespace", Place)] == ["Cyberespace"]


def test_namesakes_of_one_file_get_different_addresses(tmp_path: Path) -> None:
    PlaceFactory(name="Médiathèque")
    import_places(path=write(tmp_path / "places.csv", row(), row(id="2")))
    slugs = set(Place.objects.values_list("slug", flat=True))
    assert slugs == {"mediatheque-besancon", "mediatheque-besancon-2", "mediatheque-besancon-3"}


def test_a_numbered_address_of_another_is_left_to_it(tmp_path: Path) -> None:
    """Nobody has the plain address, so that only the second row meets the other place."""
    PlaceFactory(name="Médiathèque", slug="mediatheque-besancon-2")
    import_places(path=write(tmp_path / "places.csv", row(), row(id="2")))
    slugs = set(Place.objects.values_list("slug", flat=True))
    assert slugs == {"mediatheque-besancon", "mediatheque-besancon-2", "mediatheque-besancon-3"}


def test_the_rows_of_a_batch_share_their_queries(
    tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = write(tmp_path / "places.csv", *(row(id=str(number)) for number in range(BATCH)))
    # It asks for its own keys, and notes its changes for harvesters in ten questions.
    with django_assert_max_num_queries(55):
        import_places(path=path)
    with django_assert_max_num_queries(1):
        assert outcome(path) == (0, 0, BATCH, 0)


def test_verdicts_are_counted_whole() -> None:
    assert list(Outcome) == [Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REJECTED]
