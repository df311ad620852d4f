"""The order of an answer: the words and the way there weigh together, dates and distances part equals."""

from collections.abc import Iterable, Mapping

from network.catalogue.engines.database.candidates import Candidate

# At this distance (km) a card must fit the words twice as well to stand as high as one next door.
HALF_WEIGHT_KM = 50

Key = tuple[object, ...]


def in_order(order: str, matched: Iterable[Candidate], points: Mapping[int, float]) -> list[Candidate]:
    """Return the candidates by `relevance`, `date` or `distance`, the same order every time.

    `points` are what the headings of cards are worth to the words, by primary key.
    """

    def by_relevance(candidate: Candidate) -> Key:
        fit = points.get(candidate.pk, 0) + _in_text(candidate.rank)
        return -fit / (1 + (candidate.distance or 0) / HALF_WEIGHT_KM), *_by_date(candidate)

    return sorted(matched, key={"relevance": by_relevance, "date": _by_date, "distance": _by_distance}[order])


def _in_text(rank: float) -> float:
    """Return what the whole text is worth, from 0 to 1, of a database's rank: below zero, the best lowest.

    Engines add up every word of the same meaning; so it only parts cards whose headings are alike.
    """
    return -rank / (1 - rank)


def _by_date(candidate: Candidate) -> Key:
    """Undated cards last."""
    return candidate.next_at is None, str(candidate.next_at), candidate.distance or 0, candidate.pk


def _by_distance(candidate: Candidate) -> Key:
    """Cards without a place last."""
    return candidate.distance is None, candidate.distance or 0, *_by_date(candidate)
