"""The sentence that shows why a card was found, its words marked."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from network.catalogue.text import stems
from network.catalogue.wording import Clause, Phrase

AROUND = 90
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
Span = tuple[int, int]


def highlight(texts: Iterable[str], clauses: list[Clause]) -> SafeString:
    """Return a passage of the first line that holds words asked for, escaped, in `<mark>`; else "".

    The passage is about 200 characters long and never runs from one line into the next.
    """
    phrases = {phrase for clause in clauses for phrase in clause}
    firsts = {phrase[0] for phrase in phrases}
    lines = (line for text in texts for line in text.splitlines())
    for line in lines if phrases else ():
        # Most lines hold no word asked for: to see that first is four times as fast.
        if not firsts.isdisjoint(_stems_of(line)) and (spans := _spans(line, phrases)):
            start, end = _passage(line, spans[0][0])
            return _marked(line, start, end, spans)
    return SafeString()


def _spans(text: str, phrases: set[Phrase]) -> list[Span]:
    """Return where the words of whole phrases stand in `text`, in order."""
    found = [(stem, match.span()) for match in _WORD.finditer(text) for stem in _stems(match[0])]
    words = [stem for stem, _span in found]
    sizes = sorted({len(phrase) for phrase in phrases}, reverse=True)
    marked: set[Span] = set()
    for position in range(len(words)):
        for size in sizes:
            if tuple(words[position : position + size]) in phrases:
                marked.update(span for _stem, span in found[position : position + size])
    return sorted(marked)


def _stems_of(line: str) -> Iterable[str]:
    return chain.from_iterable(map(_stems, _WORD.findall(line)))


# Texts of a network say the same few thousand words.
@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(stems(word))


def _passage(text: str, position: int) -> Span:
    """Return the bounds of a passage around `position` that cuts no word."""
    start, end = max(0, position - AROUND), position + AROUND
    start = text.find(" ", start, position) + 1 if start else 0
    stop = text.rfind(" ", position, end) if end < len(text) else len(text)
    return start, stop if stop > position else min(end, len(text))


def _marked(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    pieces, last = ["… " if start else ""], start
    for first, stop in spans:
        if start <= first and stop <= end:
            pieces += [escape(text[last:first]), f"<mark>{escape(text[first:stop])}</mark>"]
            last = stop
    # Every piece is escaped; only our own <mark> is markup.
    return mark_safe("".join([*pieces, escape(text[last:end].rstrip()), " …" if end < len(text) else ""]))  # noqa: S308
