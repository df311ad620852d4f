"""What is read of the cards only where somebody asks for it, kept beside the facets of one version."""

from array import array
from typing import Generic, NamedTuple, TypeVar

from network.catalogue.cards import EntryRow
from network.catalogue.results import CardSession

T = TypeVar("T")


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
    """Answers under their questions, at most so many; it goes with the index that it belongs to."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: object, answer: T) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, answer)
