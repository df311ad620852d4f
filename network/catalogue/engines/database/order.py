"""The order of an answer: the words and the way there weigh together, dates and distances part equals."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from network.catalogue.engines.database.candidates import Candidate
from network.catalogue.engines.protocol import StaleCursorError
from network.catalogue.query import CatalogueQuery

# At this distance (km) a card must fit the words twice as well to stand as high as one next door.
HALF_WEIGHT_KM = 50

Key = tuple[object, ...]
Points = Mapping[int, float]


def in_order(order: str, matched: Iterable[Candidate], points: Points) -> list[Candidate]:
    """Return the candidates by `relevance`, `date`, `distance` or `newest`, the same order every time.

    `points` are what the headings of cards are worth to the words, by primary key.
    """
    return sorted(matched, key=_key(order, points))


def page_of(
    query: CatalogueQuery, ordered: Sequence[Candidate], points: Points, engine: str
) -> tuple[Sequence[Candidate], Key | None]:
    """Return the candidates of one page and where the next begins; `ordered` are in the query's order."""
    key = _key(query.order, points)
    first = query.offset
    if query.after is not None:
        if query.after[0] != engine:
            raise StaleCursorError
        first += bisect_right(ordered, query.after[1:], key=key)
    page = ordered[first : first + query.limit]
    has_more = bool(page) and first + query.limit < len(ordered)
    return page, (engine, *key(page[-1])) if has_more else None


def _key(order: str, points: Points) -> Callable[[Candidate], Key]:
    def by_relevance(candidate: Candidate) -> Key:
        pk, next_at, _slots, rank, _is_dated, distance = candidate
        fit, away = points.get(pk, 0) + _in_text(rank), distance or 0
        # Undated cards last, as by date.
        return -fit / (1 + away / HALF_WEIGHT_KM), next_at is None, next_at or 0, away, pk

    return by_relevance if order == "relevance" else _KEYS[order]


def _in_text(rank: float) -> float:
    """Return what the whole text is worth, from 0 to 1, of a database's rank: below zero, the best lowest.

    Engines add up every word of the same meaning; so it only parts cards whose headings are alike.
    """
    return -rank / (1 - rank)


def _by_date(candidate: Candidate) -> Key:
    """Undated cards last."""
    return candidate.next_at is None, candidate.next_at or 0, candidate.distance or 0, candidate.pk


def _by_distance(candidate: Candidate) -> Key:
    """Cards without a place last."""
    return candidate.distance is None, candidate.distance or 0, *_by_date(candidate)


def _by_newest(candidate: Candidate) -> Key:
    """A card keeps its number for as long as it is told."""
    return (-candidate.pk,)


_KEYS = {"date": _by_date, "distance": _by_distance, "newest": _by_newest}
