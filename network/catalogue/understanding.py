"""Place words inside a search text: “tablette Dijon”, “mail près de Saint-Claude”, “visio 21000”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from network.catalogue.text import STOP_WORDS
from network.geo.gazetteer import find, find_exactly
from network.geo.normalise import normalise
from network.geo.records import Match

LONGEST_NAME = 6
# A town that everybody knows is meant anywhere in France; a village only in its own region.
WELL_KNOWN_POPULATION = 20_000
_POSTCODE = re.compile(r"\d{5}")
# Only a place comes after these.
_NEAR = ("pres de", "a cote de", "autour de", "proche de", "aux environs de", "near")
# A place or anything else: “à Sens”, “à lire”.
_PERHAPS = ("vers", "a", "sur", "in")


@dataclass(frozen=True, slots=True)
class Understood:
    """The text without its place words, and the place; None where there was none."""

    text: str
    place: Match | None


def understand(text: str, departments: frozenset[str]) -> Understood:
    """Return what is left of `text` and the place it names; the longest name wins, then the last.

    `departments` are the region's own: their communes are understood whatever their size.
    """
    words = text.split()
    for start, end in _windows(len(words)):
        if place := _place(words, start, end, departments):
            kept = _without_preposition(words[:start]) + words[end:]
            return Understood(" ".join(kept), place)
    return Understood(text, None)


def _windows(count: int) -> Iterator[tuple[int, int]]:
    for size in range(min(LONGEST_NAME, count), 0, -1):
        for start in range(count - size, -1, -1):
            yield start, start + size


def _place(words: list[str], start: int, end: int, departments: frozenset[str]) -> Match | None:
    phrase = " ".join(words[start:end])
    if _POSTCODE.fullmatch(phrase):
        return find(phrase, departments)
    match = find_exactly(phrase, departments)
    before = words[:start]
    is_near = len(_without(before, _NEAR)) < start
    is_perhaps = len(_without(before, _PERHAPS)) < start
    return match if match and (is_near or _is_meant(match, phrase, departments, is_perhaps)) else None


def _is_meant(match: Match, phrase: str, departments: frozenset[str], is_announced: bool) -> bool:
    """An everyday word is a place only of the region, and only after “à”."""
    if match.commune is None or normalise(phrase) in STOP_WORDS:
        return False
    is_regional = match.commune.department in departments
    if normalise(phrase) in ORDINARY_WORDS:
        return is_regional and is_announced
    return is_regional or match.commune.population >= WELL_KNOWN_POPULATION


def _without_preposition(words: list[str]) -> list[str]:
    return _without(words, (*_NEAR, *_PERHAPS))


def _without(words: list[str], prepositions: tuple[str, ...]) -> list[str]:
    """Return `words` without the preposition they end with."""
    for size in (3, 2, 1):
        if len(words) >= size and normalise(" ".join(words[-size:])) in prepositions:
            return words[:-size]
    return words


# Names of communes that are first of all everyday words: a place only after “à” or “près de”.
ORDINARY_WORDS = frozenset(
    """
    lire orange place port simple armes aromas branches brosses by change charmes chateau choux colonne
    couches coulours cours croix cuve etais felon fontaine fours frais gland granges juif lure mont
    mouchard ormes our pin pleure poil poisson pont premieres puits rang romain saules selles sens talon
    venise verges vers vignes vire viviers voisines
    """.split()  # noqa: SIM905
)
