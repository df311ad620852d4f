"""What every engine can do; tests/contracts fixes what it must answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CatalogueResults, FeedCard, Health


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows of the projection that were written, and primary keys of those that are gone."""

    written: Sequence[Entry] = ()
    deleted: Sequence[int] = ()


class StaleCursorError(ValueError):
    """The page before was another engine's, whose order tells this one nothing."""


class CatalogueEngine(Protocol):
    def search(self, query: CatalogueQuery) -> CatalogueResults:
        """Return one page of cards in order, their count and the facets' counts.

        The page begins after `query.after`, wherever its card is now, then skips `query.offset` cards.
        Raises StaleCursorError.
        """

    def everything(self, query: CatalogueQuery) -> Iterator[Card]:
        """Yield every fitting card in the order of the answer, reading some at a time; no highlights."""

    def feed(self, query: CatalogueQuery, *, most: int | None = None) -> Iterator[FeedCard]:
        """Yield the same cards, or the first of them, with no more than calendars and feeds tell."""

    def distances(self, query: CatalogueQuery) -> list[float | None]:
        """Return how far (km, None without place) each fitting card is, whatever the radius."""

    def apply(self, changes: Changes) -> None:
        """Follow a change of the projection; called inside its transaction."""

    def send(self) -> int:
        """Tell the index again what it has not acknowledged; return how many changes still wait."""

    def rebuild(self) -> None:
        """Forget everything and read the whole projection again."""

    def problems(self) -> Iterable[str]:
        """Return one sentence for each difference between the projection and the index."""

    def health(self) -> Health:
        """Return whether the engine can answer now."""
