"""What is known of all cards, kept in memory until a card changes: seats apart."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from network.catalogue.engines.database.bitset import bitset, members
from network.catalogue.engines.database.headings import Headings
from network.catalogue.engines.database.kept_rows import Beside, Hits
from network.catalogue.engines.database.statements import fetch, seconds
from network.catalogue.engines.database.whereabouts import Whereabouts
from network.catalogue.query import CARD_FACETS, Terms

# Words asked again and again: 12 bytes a hit.
MOST_WORDS = 64
_COLUMNS = "id, subject, terms, partner, organisation, title, skills, latitude, longitude, shown_in"
_TRUE = "CASE WHEN {} THEN 1 ELSE 0 END"


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """Position of each card and key at each position, what a card tells of, its bits by facet and value, the
    names of partners, the words of titles and skills, where and when each takes place.

    `hits` is what was read beside.
    """

    positions: dict[int, int]
    keys: list[int]
    subjects: list[str]
    bits: dict[str, dict[str, int]]
    partners: dict[str, str]
    headings: Headings
    whereabouts: Whereabouts
    hits: Beside[Hits] = field(default_factory=lambda: Beside(MOST_WORDS))

    @property
    def size(self) -> int:
        return len(self.positions)

    def having(self, facet: str, values: frozenset[str]) -> int:
        """Return the cards that carry any of the values."""
        found, known = 0, self.bits.get(facet, {})
        for value in values:
            found |= known.get(value, 0)
        return found

    def narrowed(self, cards: int, terms: Terms, *, without: str = "") -> int:
        """Return those of `cards` that carry a value of each facet asked for, leaving out one facet."""
        for facet in CARD_FACETS:
            if facet != without and terms.get(facet):
                cards &= self.having(facet, terms[facet])
        return cards

    def counts(self, cards: int, facet: str) -> dict[str, int]:
        """Return how many of `cards` carry each value; values that none carries are left out."""
        counted = {value: (bits & cards).bit_count() for value, bits in self.bits.get(facet, {}).items()}
        return {value: count for value, count in counted.items() if count}

    def things(self, cards: int, facet: str) -> dict[str, int]:
        """Return the same of what the cards tell of, where one thing may have several cards."""
        told = {value: members(bits & cards, self.size) for value, bits in self.bits.get(facet, {}).items()}
        counted = {value: len(set(compress(self.subjects, inside))) for value, inside in told.items()}
        return {value: count for value, count in counted.items() if count}


@lru_cache(maxsize=2)
def facet_index(version: str) -> FacetIndex:
    """Return the facets as they are at this version of the cards (state.cards_version)."""
    positions: dict[int, int] = {}
    carried: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    subjects: list[str] = []
    partners: dict[str, str] = {}
    headings, whereabouts = Headings(), Whereabouts()
    flags = ", ".join(map(_TRUE.format, ("is_dated", "in_catalogue")))
    rows = fetch(f"SELECT {_COLUMNS}, {flags}, {seconds('expires_at')} FROM catalogue_entry ORDER BY id")
    for position, (pk, subject, terms, partner, organisation, title, skills, *where) in enumerate(rows):
        positions[pk] = position
        whereabouts.add(*where)
        headings.add(position, title, skills)
        subjects.append(subject)
        partners[partner] = organisation
        for term in terms.split():
            facet, _, value = term.partition(":")
            carried[facet][value].append(position)
    whereabouts.read_dates(positions)
    bits = {
        facet: {value: bitset(found, len(positions)) for value, found in values.items()}
        for facet, values in carried.items()
    }
    return FacetIndex(positions, list(positions), subjects, bits, partners, headings, whereabouts)
