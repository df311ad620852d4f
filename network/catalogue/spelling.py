"""Slips of the keyboard forgiven: an unknown word becomes the nearest one that the cards hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils import timezone
from rapidfuzz import process
from rapidfuzz.distance import OSA

from network.catalogue.models import Entry, SynonymGroup
from network.catalogue.moments import WORDS
from network.catalogue.query import CatalogueQuery
from network.catalogue.state import cards_version
from network.catalogue.text import STOP_WORDS, fold, stem, written_words

# One edit (a letter more, less, other, or two changed round) from four letters on, two from eight.
SHORTEST_FOR_ONE, SHORTEST_FOR_TWO = 4, 8
_SHORT = ("title", "skills", "organisation", "place_name", "commune")
_LONG = ("summary", "body")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words of the cards by their sound: as people write them, and how often; and the stems of them all."""

    written: dict[str, str]
    counts: dict[str, int]
    stems: frozenset[str]

    def corrected(self, text: str) -> str:
        """Return `text` with each word that no card holds replaced by the nearest one, if there is any."""
        return _WORD.sub(lambda match: self._nearest(match[0]), text)

    def knows(self, word: str) -> bool:
        """Return whether a folded word says nothing, or is found somewhere."""
        return word in STOP_WORDS or stem(word) in self.stems

    def count(self, word: str) -> int:
        """Return how often cards hold a folded word."""
        return self.counts.get(_sound(word), 0)

    def _nearest(self, typed: str) -> str:
        word = fold(typed)
        if len(word) < SHORTEST_FOR_ONE or self.knows(word):
            return typed
        edits = 2 if len(word) >= SHORTEST_FOR_TWO else 1
        sounds = self.counts.keys()
        close = process.extract(_sound(word), sounds, scorer=OSA.distance, score_cutoff=edits, limit=None)
        # Of equally near words one that says something, then the one that cards hold most often.
        ranked = [(distance, near in STOP_WORDS, -self.counts[near], near) for near, distance, _ in close]
        return self.written[min(ranked)[-1]] if ranked else typed


def spelling(query: CatalogueQuery, version: str) -> Spelling:
    """Return the words that `query` could find at this version of the catalogue; one query when it is new."""
    return _read(cards_version(version), query.scope, query.site_language)


@lru_cache(maxsize=4)
def _read(version: str, scope: str, language: str) -> Spelling:
    shown = _shown(scope, language)
    short = "\n".join((*_texts(shown, _SHORT), *SynonymGroup.objects.values_list("terms", flat=True), WORDS))
    counts = Counter(written_words(short.lower()))
    # Long texts are most of the letters; their elisions (“l”, “qu”) do no harm as words.
    for text in _texts(shown, _LONG):
        counts.update(_WORD.findall(text.lower()))
    written: dict[str, str] = {}
    by_sound: Counter[str] = Counter()
    for form, count in counts.most_common():
        if len(form) >= SHORTEST_FOR_ONE - 1:
            written.setdefault(_sound(fold(form)), form)
            by_sound[_sound(fold(form))] += count
    return Spelling(written, by_sound, _stems(map(fold, counts)))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in STOP_WORDS)


def _sound(word: str) -> str:
    """Return a folded word with “ph” as it sounds: “foto” is no slip of two letters."""
    return word.replace("ph", "f")


def _shown(scope: str, language: str) -> QuerySet[Entry]:
    shown = Entry.objects.filter(shown_in__contains=f" {language} ")
    lasting = shown.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))
    return lasting.filter(in_catalogue=True) if scope == "catalogue" else lasting


def _texts(shown: QuerySet[Entry], columns: Iterable[str]) -> Iterator[str]:
    return (" ".join(row) for row in shown.values_list(*columns).iterator())
