"""Which words of a question to give up when no card holds them all."""

from collections.abc import Iterator

from network.catalogue.spelling import Spelling
from network.catalogue.text import stems, words

Shorter = tuple[str, tuple[str, ...]]


def fewer_words(text: str, spelling: Spelling) -> Iterator[Shorter]:
    """Yield shorter texts, each with the words left out of it, at most two.

    First without the words that no card holds, or else without the commonest: it says least. Then the
    rarest alone.
    """
    telling = [word for word in text.split() if stems(word)]
    known = [word for word in telling if all(map(spelling.knows, words(word)))]
    by_count = sorted(known, key=lambda word: _count(word, spelling))
    kept = known if len(known) < len(telling) else [word for word in known if word != by_count[-1]]
    for shorter in dict.fromkeys((tuple(kept), tuple(by_count[:1]))):
        if shorter and len(shorter) < len(telling):
            yield " ".join(shorter), tuple(word for word in telling if word not in shorter)


def _count(word: str, spelling: Spelling) -> int:
    return min((spelling.count(part) for part in words(word)), default=0)
