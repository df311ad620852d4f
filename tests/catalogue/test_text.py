"""Words that people take for the same become the same stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.catalogue.text import MAX_CHARACTERS, MAX_WORDS, clean, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ordinateurs", "ordinateur"),
        ("vidéos", "video"),
        ("photos", "photo"),
        ("réseaux", "reseau"),
        ("jeux", "jeu"),
        ("journaux", "journal"),
        ("E-Mail", "email"),
        ("l’e-mail", "e‑mail"),
        ("Œuvres", "oeuvre"),
        ("qu'associations", "association"),
        ("d’hameçonnage", "hameconnages"),
        ("mots-clés", "mot clé"),
    ],
)
def test_spellings_of_one_word_have_the_same_stems(one, other):
    assert stems(one) == stems(other) != []


@pytest.mark.parametrize(("one", "other"), [("poisson", "poison"), ("mail", "malle"), ("compte", "conte")])
def test_different_words_keep_different_stems(one, other):
    assert stems(one) != stems(other)


def test_stop_words_and_lone_letters_carry_nothing():
    assert stems("le la d' à l’ y e") == []


@given(st.text(max_size=400))
def test_cleaning_bounds_any_text_and_happens_once(text):
    cleaned = clean(text)
    assert len(text[:MAX_CHARACTERS].split()) == 0 or len(cleaned.split()) <= MAX_WORDS
    assert all(character.isprintable() or character.isspace() for character in cleaned if character < "\x7f")
    assert "\x00" not in cleaned


@given(st.text(max_size=200))
def test_stems_are_letters_and_digits_only(text):
    assert all(stem.isalnum() for stem in stems(text))
