"""The order of an answer: the words and the way there weigh together, dates and distances part equals."""

from collections.abc import Iterable

from network.catalogue.engines.database.candidates import Candidate

# At this distance (km) a card must fit the words twice as well to stand as high as one next door.
HALF_WEIGHT_KM = 50

Key = tuple[object, ...]


def in_order(order: str, matched: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates by `relevance`, `date`, `distance` or `newest`, the same order every time."""
    return sorted(matched, key=_KEYS[order])


def _by_relevance(candidate: Candidate) -> Key:
    """Ranks are below zero, the best the lowest."""
    return candidate.rank / (1 + (candidate.distance or 0) / HALF_WEIGHT_KM), *_by_date(candidate)


def _by_date(candidate: Candidate) -> Key:
    """Undated cards last."""
    return candidate.next_at is None, str(candidate.next_at), candidate.distance or 0, candidate.pk


def _by_distance(candidate: Candidate) -> Key:
    """Cards without a place last."""
    return candidate.distance is None, candidate.distance or 0, *_by_date(candidate)


def _by_newest(candidate: Candidate) -> Key:
    """A card keeps its number for as long as it is told."""
    return (-candidate.pk,)


_KEYS = {"relevance": _by_relevance, "date": _by_date, "distance": _by_distance, "newest": _by_newest}
