"""How good an order of answers is, by grades from 0 (beside the point) to 3 (just what was meant)."""

from collections.abc import Sequence
from math import log2

FIRST = 10


def ndcg(found: Sequence[int], possible: Sequence[int]) -> float:
    """Return nDCG@10 of the grades in the order found, with gains 2^grade - 1; `possible` are all grades."""
    best = sorted(possible, reverse=True)
    return _gain(found) / _gain(best)


def succeeds(found: Sequence[int], possible: Sequence[int]) -> bool:
    """Return whether one of the best possible answers is among the first three."""
    return max(possible) in found[:3]


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:FIRST]))
