"""What the kernel of paper keeps: every word on the sheet, in letters it has, the same bytes each time."""

from datetime import UTC, datetime

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from network.paper.letters import UNREADABLE, printable
from network.paper.lines import balanced, lines_of
from network.paper.sheet import Sheet
from tests.paper.reading import modules, objects, page_count, pages, text

MADE_ON = datetime(2026, 12, 1, tzinfo=UTC)
ADDRESS = "https://entraide.example/fr/agenda/envoyer-un-courriel/"


def sheet(**more: object) -> Sheet:
    return Sheet(
        **{"title": "Une feuille", "language": "fr", "made_on": MADE_ON, "author": "Entraide", **more}
    )


def roster(people: int) -> bytes:
    drawn = sheet(foot="Entraide · 03 53 01 01 42", is_numbered=True)
    drawn.page().heading("Feuille de présence")
    rows = [[str(number), f"Personne {number}", ""] for number in range(1, people + 1)]
    drawn.table(["N°", "Nom", "Signature"], rows, shares=[1, 4, 5], row_height=12)
    return drawn.content()


def test_a_roster_repeats_its_headings_and_counts_its_pages():
    pdf = roster(60)
    number = page_count(pdf)
    words = text(pdf).splitlines()
    assert number > 2
    assert words.count("Signature") == number
    assert [f"Page {page} sur {number}" in words for page in range(1, number + 1)] == [True] * number
    assert [line for line in words if line.startswith("Personne")] == [f"Personne {n}" for n in range(1, 61)]


def test_the_same_words_give_the_same_bytes():
    assert roster(3) == roster(3)


def test_a_text_longer_than_a_page_goes_on_to_the_next_one():
    drawn = sheet(foot="Entraide")
    page = drawn.page()
    for number in range(80):
        page.write(f"Ligne {number}")
    pdf = drawn.content()
    assert page_count(pdf) == 2
    assert [line for line in text(pdf).splitlines() if line != "Entraide"] == [
        f"Ligne {n}" for n in range(80)
    ]


def test_the_code_drawn_is_the_code_of_the_address():
    drawn = sheet()
    drawn.code(ADDRESS, x=20, y=20, side=40, words="Code QR de la page")
    pdf = drawn.content()
    [page] = pages(pdf)
    code = segno.make(ADDRESS, error="m", micro=False)
    expected = {(x, y) for y, row in enumerate(code.matrix) for x, is_dark in enumerate(row) if is_dark}
    assert modules(page) == expected
    assert b"/Alt (Code QR de la page)" in b"".join(objects(pdf).values())


def test_language_title_and_bookmarks_are_told_to_readers():
    drawn = sheet(title="Première feuille")
    drawn.page().heading("Dates")
    told = b"".join(objects(drawn.content()).values())
    for words in (b"/Lang (fr)", b"/DisplayDocTitle true", b"/Title (Dates)"):
        assert words in told
    assert "Première feuille".encode("utf-16-be").hex().encode() in told


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Atelier 📱 photo", "Atelier photo"),
        ("Łukasz Kovačević", "Łukasz Kovačević"),
        ("Nguyễn Thị Hương", "Nguyen Thi Huong"),
        ("ورشة عمل", UNREADABLE),
        ("Atelier ورشة عمل en arabe", f"Atelier {UNREADABLE} en arabe"),
        ("14\u202fh\u202f30", "14\u00a0h\u00a030"),
        ("ﬁn", "fin"),
        ("👩🏽‍💻", ""),
    ],
)
def test_letters_a_sheet_lacks_are_replaced_where_one_sees_it(typed, printed):
    assert printable(typed) == printed


def test_names_from_all_over_europe_are_drawn():
    drawn = sheet()
    drawn.page().write("Łukasz et Ğülşen – ورشة")
    drawn.table(["Nom"], [["Dvořák"]], shares=[1])
    # In pieces, because two files of letters hold them.
    assert text(drawn.content()).replace("\n", "") == f"Łukasz et Ğülşen – {UNREADABLE}NomDvořák"


@given(st.text(max_size=200), st.floats(min_value=2, max_value=60))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(words, width):
    for broken in (lines_of(words, width, len), balanced(words, width, len)):
        assert max(map(len, broken)) <= width
        assert "".join(broken).replace(" ", "") == words.replace(" ", "").replace("\n", "")


@settings(max_examples=15)
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_printed(words):
    drawn = sheet(title=words, foot=words)
    drawn.page().heading(words)
    drawn.table([words], [[words]], shares=[1])
    assert page_count(drawn.content()) >= 1


def test_a_line_never_breaks_at_a_no_break_space():
    assert lines_of("à 14\u00a0h\u00a030 précises", 8, len) == ["à", "14\u00a0h\u00a030", "précises"]
