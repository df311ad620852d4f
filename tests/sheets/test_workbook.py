"""A spreadsheet gives the texts people see, or a sentence that says what to do; it never fills the memory."""

import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from network.sheets import watching, workbook
from network.sheets.reading import UnreadableFileError, read_sheet

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def saved(path: Path, *rows: list, second: str = "") -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if second:
        book.create_sheet(second)
    book.save(path)
    return path


def changed(path: Path, member: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, old in (parts | {member: content}).items():
            target.writestr(name, content if name == member else old)
    return path


def test_cells_are_the_texts_that_people_see(tmp_path: Path):
    path = saved(
        tmp_path / "a.xlsx",
        ["ID", "Jour", "Début", "Nombre", "Code"],
        [1.0, date(2027, 3, 9), datetime(2027, 3, 9, 14, 30), 2.5, 1000],
        [],
        ["é", None, "", True, "x"],
        second="Notes",
    )
    book = load_workbook(path)
    book.worksheets[0]["E2"].number_format = "00000"
    book.save(path)
    sheet = read_sheet(path, ["id"])
    assert sheet.columns == ["id", "jour", "début", "nombre", "code"]
    for _twice in range(2):
        assert [(one.line, one.cells, one.problem) for one in sheet.records] == [
            (2, ["1", "2027-03-09", "2027-03-09 14:30", "2.5", "01000"], ""),
            (4, ["é", "", "", "yes", "x"], ""),
        ]
    assert "Notes" in sheet.notices[0]


def test_a_cell_beyond_the_columns_costs_its_row(tmp_path: Path):
    sheet = read_sheet(saved(tmp_path / "a.xlsx", ["id"], ["1", "trop"], ["2"]), ["id"])
    assert [bool(one.problem) for one in sheet.records] == [True, False]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as problem:
        read_sheet(path, [])
    return str(problem.value)


def test_fifty_megabytes_are_refused_before_anything_is_read(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(SHEET, bytes(50 * 1024 * 1024))
    assert "larger than 20 MB: cut it in parts" in refusal(path)


def test_a_bomb_is_known_by_its_directory(tmp_path: Path):
    path = changed(saved(tmp_path / "a.xlsx", ["id"]), SHEET, b" " * (60 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    tracemalloc.start()
    said = refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unfolds into far more" in said
    assert peak < 5 * 1024 * 1024


TYPES = "[Content_Types].xml"


def retold(path: Path, old: str, new: str, member: str = TYPES) -> Path:
    with zipfile.ZipFile(path) as archive:
        content = archive.read(member).decode()
    assert old in content
    return changed(path, member, content.replace(old, new).encode())


def with_texts(path: Path, name: str, texts: bytes) -> Path:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    retold(path, "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return changed(path, name, b"<sst %s>%s</sst>" % (main, texts))


@pytest.mark.parametrize("name", ["xl/words.xml", "xl/words.bin", "xl/styles.xml"])
def test_texts_are_bounded_whatever_their_part_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    words = b"".join(b"<si><t>%d</t></si>" % number for number in range(5000))
    path = with_texts(saved(tmp_path / "a.xlsx", ["id"], ["1"]), name, words)
    monkeypatch.setattr(workbook, "MOST_TEXTS", 50_000)
    assert "unfolds into far more" in refusal(path)


def test_texts_hold_nothing_but_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = with_texts(saved(tmp_path / "a.xlsx", ["id"], ["1"]), "xl/words.xml", b"<a/>" * 5000)
    assert read_sheet(path, ["id"])
    monkeypatch.setattr(watching, "MOST_ELEMENTS", 1000)
    assert "unfolds into far more" in refusal(path)


def test_all_that_is_kept_beside_the_texts_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = saved(tmp_path / "a.xlsx", ["id"], *([str(number)] for number in range(2000)))
    monkeypatch.setattr(workbook, "MOST_PARTS", 30_000)
    assert len(list(read_sheet(path, ["id"]).records)) == 2000
    retold(path, "</workbook>", "<!--" + "x" * 30_000 + "--></workbook>", "xl/workbook.xml")
    assert "unfolds into far more" in refusal(path)


ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'


@pytest.mark.parametrize(
    "content",
    [
        '<dimension ref="A1"/>{junk}<sheetData>{row}</sheetData>',
        '<dimension ref="A1"/><sheetData>{row}<row r="2">{junk}</row></sheetData>',
        '<sheetData>{row}</sheetData><x:row xmlns:x="x">{junk}</x:row>',
        "<sheetData>{row}</sheetData>{junk}",
    ],
)
@pytest.mark.parametrize(("name", "most"), [("MOST_ELEMENTS", 1000), ("MOST_BYTES", 5000)])
def test_a_sheet_holds_little_between_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, name: str, most: int
):
    monkeypatch.setattr(watching, name, most)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{main}">{content.format(row=ROW, junk="<a/>" * 5000)}</worksheet>'
    assert "unfolds into far more" in refusal(
        changed(saved(tmp_path / "a.xlsx", ["id"]), SHEET, sheet.encode())
    )
    many = saved(tmp_path / "b.xlsx", ["id"], *([str(number)] for number in range(3000)))
    assert len(list(read_sheet(many, ["id"]).records)) == 3000


def test_a_workbook_is_known_by_what_it_holds_not_by_its_name(tmp_path: Path):
    for name in ("a.csv", "a"):
        path = saved(tmp_path / "a.xlsx", ["id"], ["1"]).rename(tmp_path / name)
        assert [one.cells for one in read_sheet(path, ["id"]).records] == [["1"]]


def test_entities_are_refused(tmp_path: Path):
    bomb = b'<?xml version="1.0"?><!-- a --><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    assert "definitions" in refusal(changed(saved(tmp_path / "a.xlsx", ["id"]), SHEET, bomb))
    wide = bomb.decode().replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")
    assert "definitions" in refusal(changed(saved(tmp_path / "b.xlsx", ["id"]), SHEET, wide))
    assert "definitions" in refusal(changed(saved(tmp_path / "c.xlsx", ["id"]), "xl/words.bin", bomb))


def test_too_many_rows_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    assert "more than 2 rows" in refusal(saved(tmp_path / "a.xlsx", ["id"], ["1"], ["2"], ["3"]))


def test_a_cell_at_the_far_end_does_not_make_a_million_rows(tmp_path: Path):
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "more than 50000 rows" in refusal(changed(saved(tmp_path / "a.xlsx", ["id"]), SHEET, far))


def test_a_zip_that_is_no_workbook_is_said(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert "no spreadsheet" in refusal(path)


def test_windows_letters_are_read_and_told_and_others_are_refused(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes("id;nom\n1;L’été «là» à 5 €\n".encode("cp1252"))
    sheet = read_sheet(path, ["id"])
    assert [one.cells for one in sheet.records] == [["1", "L’été «là» à 5 €"]]
    assert "line 2" in sheet.notices[0]
    path.write_bytes("id;nom\n1;été\n".encode("mac-roman"))
    assert "Line 2 is not UTF-8" in refusal(path)
    path.write_bytes("id;nom\n1;été\n".encode("utf-16"))
    assert "UTF-16" in refusal(path)
    path.write_bytes("id;nom\n1;été\n".encode("utf-16-be"))
    assert "UTF-16" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\x01\x02\x90",
        b"\x7fELF\x02\x01\x01\0",
    ],
)
def test_a_picture_called_a_spreadsheet_is_said_to_be_none(tmp_path: Path, content: bytes):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert refusal(path) == "This file is no spreadsheet: send an XLSX or a “CSV UTF-8” file."


def test_an_empty_file_says_what_to_send(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    assert refusal(path) == "The file is empty: send an XLSX or a “CSV UTF-8” file."


def test_a_long_file_is_never_whole_in_memory(tmp_path: Path):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,texte\n")
        file.writelines(f"{number},{'x' * 500}\n" for number in range(20_000))
    tracemalloc.start()
    assert sum(1 for _record in read_sheet(path, ["id"]).records) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024 < path.stat().st_size
