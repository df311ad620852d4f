"""Names are compared in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.geo.normalise import clean, normalise


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("BESANÇON", "besancon"),
        ("L'Isle-sur-le-Doubs", "l isle sur le doubs"),
        ("L’Isle‑sur–le—Doubs", "l isle sur le doubs"),
        ("Œuilly", "oeuilly"),
        ("Cæsar", "caesar"),
        ("St Claude", "saint claude"),
        ("Ste-Suzanne", "sainte suzanne"),
        ("Chalon s/ Saône", "chalon sur saone"),
        ("Aulnay s/s Bois", "aulnay sous bois"),
        ("  Lons \t le\n\nSaunier ", "lons le saunier"),
        ("Do\x00le", "do le"),
        ("Stains", "stains"),
        ("🎉 -- '", ""),
    ],
)
def test_every_spelling_of_a_name_becomes_one(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


@given(st.text(max_size=80))
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(max_size=200))
def test_a_clean_text_is_short_and_without_controls(text: str) -> None:
    cleaned = clean(text, 80)
    assert len(cleaned) <= 80
    assert "\x00" not in cleaned
    assert cleaned == cleaned.strip()


def test_a_control_parts_two_words() -> None:
    assert clean("Dole\x00Jura\x1b", 80) == "Dole Jura"
