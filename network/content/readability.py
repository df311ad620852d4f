"""What makes a text hard to read: long sentences, long paragraphs, words of the trade."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_WORDS_A_SENTENCE = 25
MOST_WORDS_A_PARAGRAPH = 100
EXCERPT_WORDS = 6

# A full stop after these ends no sentence, nor does one after a single letter: “M. Petit”, “p. ex.”.
_SHORTENED = {
    *("mm", "mme", "mlle", "dr", "me", "st", "ste", "bd", "av", "art", "cf", "ex", "env", "tél", "no", "réf"),
    *("mr", "mrs", "ms", "vs", "approx"),
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_STOP = re.compile(r"[.!?…]+(?:\s*[»”\")])*(?=\s+[«“\"(]?\s*[A-ZÀ-Þ0-9])")


class Kind(StrEnum):
    LONG_SENTENCE = "long-sentence"
    LONG_PARAGRAPH = "long-paragraph"
    JARGON = "jargon"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to make simpler: `words` are the text's own, `advice` what to write, or how many words."""

    kind: Kind
    words: str
    advice: str


def hints(text: str, jargon: Mapping[str, str]) -> list[Hint]:
    """Return what to make simpler in a plain text; `jargon` gives the plain words for those of the trade."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        *(hint for paragraph in paragraphs for hint in _too_long(paragraph)),
        *_of_the_trade(text, jargon),
    ]


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, as they are written."""
    start = 0
    for stop in _STOP.finditer(paragraph):
        if not _is_shortened(paragraph[start : stop.start()]):
            yield paragraph[start : stop.end()].strip()
            start = stop.end()
    if rest := paragraph[start:].strip():
        yield rest


def _is_shortened(before: str) -> bool:
    last = re.search(r"(?:^|[\s(«’'.])([^\W\d_]+)$", before)
    return bool(last) and (len(last[1]) == 1 or last[1].lower() in _SHORTENED)


def _too_long(paragraph: str) -> Iterator[Hint]:
    for sentence in sentences(paragraph):
        if (number := _count(sentence)) > MOST_WORDS_A_SENTENCE:
            yield Hint(Kind.LONG_SENTENCE, _excerpt(sentence), str(number))
    if (number := _count(paragraph)) > MOST_WORDS_A_PARAGRAPH:
        yield Hint(Kind.LONG_PARAGRAPH, _excerpt(paragraph), str(number))


def _count(text: str) -> int:
    """Return the number of words; an address counts as one."""
    return len(_WORD.findall(_ADDRESS.sub(" x ", text)))


def _excerpt(text: str) -> str:
    words = text.split()
    return " ".join(words[:EXCERPT_WORDS]) + ("…" if len(words) > EXCERPT_WORDS else "")


def _of_the_trade(text: str, jargon: Mapping[str, str]) -> Iterator[Hint]:
    """Yield each word of the trade once, in the singular or the plural, whatever its case."""
    # The longest first: “médiation numérique” is one word, not two.
    terms = sorted((term for term in jargon if term.strip()), key=len, reverse=True)
    if not terms:
        return
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(_any_number, terms))})(?!\w)", re.IGNORECASE)
    told: set[int] = set()
    for match in found.finditer(text.replace("’", "'")):
        if match.lastindex not in told:
            told.add(match.lastindex)
            words = text[match.start() : match.end()]
            yield Hint(Kind.JARGON, words, jargon[terms[match.lastindex - 1]])


def _any_number(term: str) -> str:
    words = term.replace("’", "'").split()
    return "(" + r"\s+".join(rf"{re.escape(word)}(?:s|x|es)?" for word in words) + ")"
