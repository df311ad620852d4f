"""What is read of the cards only where somebody asks for it, kept for one version."""

from array import array
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from network.catalogue.cards import EntryRow
from network.catalogue.results import CardSession

T = TypeVar("T")
# The cards that people look at: some 4 kB each.
MOST_CARDS = 1000


class Hits(NamedTuple):
    """Positions of the cards that hold the words, and how well each does: smaller is better."""

    positions: array
    ranks: array


class DateRow(NamedTuple):
    slot: int
    is_open: bool
    session: CardSession


class CardRows(NamedTuple):
    """A card's row, its longest text, and all its dates, earliest first."""

    entry: EntryRow
    body: str
    dates: tuple[DateRow, ...]


class Beside(dict[object, T], Generic[T]):
    """Answers under their questions, at most so many; it goes with the version that it belongs to."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: object, answer: T) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, answer)


@lru_cache(maxsize=2)
def kept_cards(version: str) -> Beside[CardRows]:
    """Return the rows of cards read at this version of the catalogue, by primary key, free seats included."""
    return Beside(MOST_CARDS)
