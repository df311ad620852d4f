"""From candidates to the answer's cards and counts: facets are set algebra on bits."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from network.catalogue.engines.database.bitset import bitset, members
from network.catalogue.engines.database.candidates import Candidate
from network.catalogue.engines.database.facet_index import FacetIndex
from network.catalogue.enums import Format
from network.catalogue.query import CARD_FACETS, DAY_SLOTS, PART_SLOTS, CatalogueQuery
from network.catalogue.results import FacetCount


class Matching:
    """The candidates of one question by their position in the facet index."""

    def __init__(
        self, query: CatalogueQuery, index: FacetIndex, found: Iterable[tuple[int, Candidate]]
    ) -> None:
        self.query = query
        self.index = index
        self.by_position = dict(found)

    def matched(self) -> list[Candidate]:
        """Return the candidates that answer the whole question."""
        return self._candidates(self.index.narrowed(self._reached() & self._dated, self.query.terms))

    def facets(self) -> dict[str, list[FacetCount]]:
        """Return each facet's values with their counts, the facet itself left out of the question."""
        if self.query.scope == "site":
            return {"kind": self._kinds_of_things()}
        counted = {facet: self._card_counts(facet) for facet in CARD_FACETS}
        return {"day": self._day_counts(), "part": self._part_counts(), **counted}

    def first_of_each(self, matched: Iterable[Candidate]) -> list[Candidate]:
        """Return the first candidate of each thing: one workshop at several places is one thing."""
        first: dict[str, Candidate] = {}
        for candidate in matched:
            first.setdefault(self.index.subjects[self.index.positions[candidate.pk]], candidate)
        return list(first.values())

    def _kinds_of_things(self) -> list[FacetCount]:
        cards = self.index.narrowed(self._reached() & self._dated, self.query.terms, without="kind")
        return [FacetCount(kind, count) for kind, count in self.index.things(cards, "kind").items()]

    def _candidates(self, cards: int) -> list[Candidate]:
        inside = members(cards, self.index.size)
        return [candidate for position, candidate in self.by_position.items() if inside[position]]

    def _reached(self, *, without: str = "") -> int:
        """Return the cards near enough; remote ones only where nobody asked for a place, or for remote."""
        if self.query.near is None:
            return self._all
        if without != "format" and Format.REMOTE not in self.query.terms.get("format", ()):
            return self._near
        return self._near | self._all & self.index.having("format", frozenset({Format.REMOTE}))

    @cached_property
    def _all(self) -> int:
        return bitset(self.by_position, self.index.size)

    @cached_property
    def _near(self) -> int:
        measured = (position for position, c in self.by_position.items() if c.distance is not None)
        return bitset(measured, self.index.size)

    @cached_property
    def _dated(self) -> int:
        """Return the cards with a date that fits, and undated ones unless a date was asked for."""
        allowed, undated_fit = self.query.slots(), not self.query.asks_for_dates
        fitting = (
            position
            for position, candidate in self.by_position.items()
            if candidate.slots & allowed or (undated_fit and not candidate.is_dated)
        )
        return bitset(fitting, self.index.size)

    def _card_counts(self, facet: str) -> list[FacetCount]:
        reached = self._reached(without=facet) & self._dated
        cards = self.index.narrowed(reached, self.query.terms, without=facet)
        names = self.index.partners if facet == "partner" else {}
        counts = self.index.counts(cards, facet)
        return [FacetCount(value, count, names.get(value, "")) for value, count in counts.items()]

    @cached_property
    def _slot_counts(self) -> Counter[int]:
        """Return how many cards have each set of slots, `day` and `part` left out."""
        cards = self.index.narrowed(self._reached(), self.query.terms)
        return Counter(candidate.slots for candidate in self._candidates(cards))

    def _day_counts(self) -> list[FacetCount]:
        return self._date_counts(DAY_SLOTS, self.query.slots(without="day"))

    def _part_counts(self) -> list[FacetCount]:
        return self._date_counts(PART_SLOTS, self.query.slots(without="part"))

    def _date_counts(self, masks: Mapping[str, int], allowed: int) -> list[FacetCount]:
        slots = self._slot_counts.items()
        counts = {
            value: sum(n for bits, n in slots if bits & mask & allowed) for value, mask in masks.items()
        }
        return [FacetCount(value, count) for value, count in counts.items() if count]
