"""What the editor is told about a text: its long sentences and the words of the trade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.content.readability import Hint, Kind, hints, sentences

JARGON = {"illectronisme": "ne pas être à l’aise avec le numérique", "mise en œuvre": "faire"}
LONG = "Nous " + "très " * 25 + "contents."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Venez. Nous vous aidons ! Pourquoi pas ? À bientôt…", 4),
        ("M. Petit et Mme. Roy vous accueillent.", 1),
        ("Apportez un appareil, p. ex. Votre téléphone.", 1),
        ("Rendez-vous à 14 h 30. Vous pouvez aussi appeler.", 2),
        ("Lisez https://entraide.example/fr/agenda/?a=1. Puis appelez.", 2),
        ("Le guide (v. 2.0) est sur www.entraide.example et il est gratuit.", 1),
        ("« Je n’osais pas. » Odette ose maintenant.", 2),
        ("J. R. Martin est là. 12 personnes aussi.", 2),
        ("Papier, crayon, etc. Le reste est prêté.", 2),
        ("", 0),
    ],
)
def test_sentences_are_told_apart_as_people_read_them(text, number):
    assert len(list(sentences(text))) == number


def test_a_sentence_of_more_than_twenty_five_words_is_named_by_its_first_words():
    assert hints(LONG, {}) == [Hint(Kind.LONG_SENTENCE, "Nous très très très très très…", "27")]
    assert hints("Nous " + "très " * 23 + "contents.", {}) == []


def test_an_address_counts_as_one_word():
    address = "https://entraide.example/" + "/".join("abcdefghijklmnopqrstuvwxyzabcd")
    assert hints(f"Lisez {address} avant de venir.", {}) == []


def test_a_paragraph_of_more_than_a_hundred_words_is_named():
    (hint,) = hints("Nous venons à pied. " * 26, {})
    assert (hint.kind, hint.advice) == (Kind.LONG_PARAGRAPH, "104")
    assert hints("Nous venons à pied. \n" * 26, {}) == []


@pytest.mark.parametrize("text", ["Contre l'illectronisme.", "Contre l’Illectronisme", "(illectronismes)"])
def test_a_word_of_the_trade_comes_with_its_plain_words(text):
    (hint,) = hints(text, JARGON)
    assert (hint.kind, hint.advice) == (Kind.JARGON, "ne pas être à l’aise avec le numérique")
    assert hint.words in text


def test_a_word_is_told_once_and_never_inside_another():
    assert hints("Un antiillectronisme.", JARGON) == []
    assert len(hints("L’illectronisme, l’illectronisme !", JARGON)) == 1
    for words in ("mise en œuvre", "Mises en œuvre"):
        assert [hint.words for hint in hints(f"La {words}.", JARGON)] == [words]


@given(st.text(), st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=5))
def test_no_text_and_no_glossary_break_it(text, jargon):
    for hint in hints(text, jargon):
        assert hint.words


@given(
    st.lists(
        st.sampled_from(["Bonjour", "M.", "14 h 30.", "p. ex.", "!", "…", "«", "https://a.b/c."]), max_size=40
    )
)
def test_no_word_is_lost_between_sentences(parts):
    text = " ".join(parts)
    assert " ".join(sentences(text)).split() == text.split()
