"""Where and when cards take place and who is shown them, by their position in the facet index."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from network.catalogue.engines.database.statements import fetch, seconds
from network.catalogue.query import CatalogueQuery


@dataclass(frozen=True, slots=True)
class Period:
    """What ONE date must fulfil: moments in seconds since 1970, `end` not included; free seats."""

    start: float
    end: float
    seats: int
    called_off: bool


class Whereabouts:
    """Places (WGS84 degrees), who is shown what, and the dates of all cards one after the other.

    The dates of the card at `position` stand from `first[position]` up to `first[position + 1]`, earliest
    first. A date takes 17 bytes.
    """

    def __init__(self) -> None:
        self.places: list[tuple[float, float] | None] = []
        self.is_dated = bytearray()
        self._ends: list[tuple[int, int]] = []
        self._shown: dict[tuple[str, str], bytearray] = defaultdict(bytearray)

    def add(
        self,
        latitude: float | None,
        longitude: float | None,
        shown_in: str,
        is_dated: int,
        in_catalogue: int,
        expires_at: int | None,
    ) -> None:
        """Note the card at the next position, by the columns of its row; `expires_at` is in seconds."""
        position = len(self.places)
        self.places.append(None if latitude is None else (latitude, longitude))
        self.is_dated.append(is_dated)
        for language in shown_in.split():
            for scope in ("site", "catalogue") if in_catalogue else ("site",):
                shown = self._shown[scope, language]
                shown.extend(bytes(position - len(shown)))
                shown.append(True)
        if expires_at is not None:
            self._ends.append((position, expires_at))

    def read_dates(self, positions: Mapping[int, int]) -> None:
        """Read the dates of the cards at these positions, which are in the order of their keys."""
        found = fetch(
            f"SELECT entry_id, {seconds('starts_at')}, slot, COALESCE(seats_left, -1), "
            "CASE WHEN is_open THEN 1 ELSE 0 END FROM catalogue_entrysession ORDER BY entry_id, 2"
        )
        # A card that came since has its dates at the catalogue's next version.
        rows = [row for row in found if row[0] in positions]
        cards, starts, slots, seats, is_open = zip(*rows, strict=True) if rows else ((),) * 5
        counts = Counter(cards)
        self._first = array("I", accumulate((counts[pk] for pk in positions), initial=0))
        self._starts, self._slots = array("d", starts), array("I", slots)
        self._seats, self._is_open = array("i", seats), bytes(is_open)

    def shown(self, query: CatalogueQuery) -> bytearray:
        """Return one byte for each card, not zero where the reader of `query` is shown it."""
        now, cards = query.now.timestamp(), bytearray(len(self.places))
        shown = self._shown.get((query.scope, query.site_language), b"")
        cards[: len(shown)] = shown
        for position, end in self._ends:
            if end <= now:
                cards[position] = False
        return cards

    def dates(self, position: int, fitting: Period, allowed: int) -> tuple[float | None, int]:
        """Return when the first date of a card fits, in seconds, and the bits of all slots that fit.

        Only the first must be in a slot that is `allowed`.
        """
        next_at, slots = None, 0
        begin, end = self._first[position], self._first[position + 1]
        for at in range(bisect_left(self._starts, fitting.start, begin, end), end):
            if self._starts[at] >= fitting.end:
                break
            is_full = 0 <= self._seats[at] < fitting.seats
            if (self._is_open[at] or fitting.called_off) and not is_full:
                slots |= self._slots[at]
                if next_at is None and self._slots[at] & allowed:
                    next_at = self._starts[at]
        return next_at, slots
