"""A file of which nothing is sure gives rows, or one sentence that says what to do."""

from pathlib import Path

import pytest

from network.sheets.reading import UnreadableFileError, one_line, read_sheet


def test_a_first_line_too_long_for_a_header_is_refused_in_words(tmp_path: Path):
    path = tmp_path / "wide.csv"
    path.write_text("x" * 200_000 + "\n1\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        read_sheet(path, [])


def test_a_cell_on_one_line_keeps_french_spaces_and_no_others():
    assert one_line(" Venez\u00a0:  à\n 14\u202fh \x00") == "Venez\u00a0: à 14\u202fh"


def test_columns_are_known_also_when_their_names_can_be_told_only_once(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("id,nom,couleur\n", encoding="utf-8")
    assert read_sheet(path, []).unknown(name for name in ("id", "nom")) == ["couleur"]
