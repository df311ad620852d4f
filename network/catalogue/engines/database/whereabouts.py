"""Where and when cards take place and who is shown them, by their position in the facet index."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from network.catalogue.engines.database.statements import fetch, seconds
from network.catalogue.query import CatalogueQuery


@dataclass(frozen=True, slots=True)
class Period:
    """What ONE date must fulfil: moments in seconds since 1970, `end` not included."""

    start: float
    end: float
    called_off: bool


class Whereabouts:
    """Places (WGS84 degrees), who is shown what, and the dates of all cards one after the other.

    The dates of the card at `position` stand from `first[position]` up to `first[position + 1]`, earliest
    first, in columns: when, slot, primary key, whether open. A date takes 21 bytes.
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
            f"SELECT entry_id, {seconds('starts_at')}, slot, id, "
            "CASE WHEN is_open THEN 1 ELSE 0 END FROM catalogue_entrysession ORDER BY entry_id, 2"
        )
        # A card that came since has its dates at the catalogue's next version.
        rows = [row for row in found if row[0] in positions]
        cards, starts, slots, ids, is_open = zip(*rows, strict=True) if rows else ((),) * 5
        counts = Counter(cards)
        first = array("I", accumulate((counts[pk] for pk in positions), initial=0))
        columns = array("d", starts), array("I", slots), array("Q", ids), bytes(is_open)
        self._columns = first, *columns

    def shown(self, query: CatalogueQuery) -> bytearray:
        """Return one byte for each card, not zero where the reader of `query` is shown it."""
        now, cards = query.now.timestamp(), bytearray(len(self.places))
        shown = self._shown.get((query.scope, query.site_language), b"")
        cards[: len(shown)] = shown
        for position, end in self._ends:
            if end <= now:
                cards[position] = False
        return cards

    def free_seats(self, version: str) -> array:
        """Return how many seats are free at each date at this version of the catalogue, -1 if not counted."""
        counted = counted_seats(version)
        return array("i", (counted.get(key, -1) for key in self._columns[3]))

    def dates(
        self, fitting: Period, allowed: int, *, seats: array | None = None, wanted: int = 0
    ) -> Callable[[int], tuple[float | None, int]]:
        """Return what tells when the first date at a position fits, in seconds, and the bits of all that fit.

        Only the first must be in a slot that is `allowed`. `wanted` of the free `seats` must be left.
        """
        first, starts, slots, _ids, is_open = self._columns
        begin, end, called_off = fitting.start, fitting.end, fitting.called_off

        # Asked a thousand times in one question: all that it needs is at hand.
        def told(position: int) -> tuple[float | None, int]:
            next_at, found = None, 0
            last = first[position + 1]
            for at in range(bisect_left(starts, begin, first[position], last), last):
                if starts[at] >= end:
                    break
                if (is_open[at] or called_off) and not (seats and 0 <= seats[at] < wanted):
                    slot = slots[at]
                    found |= slot
                    if next_at is None and slot & allowed:
                        next_at = starts[at]
            return next_at, found

        return told


@lru_cache(maxsize=2)
def counted_seats(version: str) -> dict[int, int]:
    """Return the free seats of the dates that count them, by primary key, at a version of the catalogue."""
    return dict(fetch("SELECT id, seats_left FROM catalogue_entrysession WHERE seats_left IS NOT NULL"))
