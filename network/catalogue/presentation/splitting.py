"""Which filters come first: those that split the present answers best."""

from collections.abc import Sequence
from math import log2
from typing import Protocol

# Up to one page of answers people read them all: the filters keep their places.
FEW = 20
# What people see of a filter before they unfold the rest.
SEEN = 6
# Smaller differences move nothing.
STEPS_A_BIT = 4
OPEN = 2


class Choice(Protocol):
    count: int
    is_selected: bool


def split(counts: Sequence[int], total: int) -> int:
    """Return how well a filter with these counts splits `total` answers, in quarters of a bit.

    It is the entropy (Shannon) of the values people see at once, all others being one, weighed by the share
    of the answers that carry any value: one value on everything tells nothing apart, and neither does a
    filter that few answers know.
    """
    seen = [count for count in (*counts[:SEEN], sum(counts[SEEN:])) if count]
    carried = sum(seen)
    bits = -sum(count / carried * log2(count / carried) for count in seen)
    return round(bits * min(1, carried / max(total, 1)) * STEPS_A_BIT)


def rank(
    place: int, options: Sequence[Choice], total: int, *, is_first: bool = False
) -> tuple[bool, bool, int, int]:
    """Return what to order a filter by, the first lowest; `place` is its own among the filters.

    Those with something chosen come first, in their places, then the one that `is_first` however it splits.
    The others follow by how well they split, and in their places where they split alike or where there are
    few answers.
    """
    is_chosen = any(option.is_selected for option in options)
    is_fixed = is_chosen or total <= FEW
    splits = 0 if is_fixed else split([option.count for option in options], total)
    return not is_chosen, not is_first, -splits, place
