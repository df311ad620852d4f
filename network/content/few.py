"""What may be shown of counts: nothing that tells about fewer than ten answers, even by subtraction."""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """The counts of a question: None where one is kept back, and for a total below ten."""

    total: int | None
    counts: dict[str, int | None]


def shown(counts: Mapping[str, int]) -> Shown:
    """Return the counts without any below ten, nor any that the total minus the others would tell.

    `counts` holds every possible answer, zeros too: an answer that is missing would tell its count.
    The smallest counts are kept back until what is kept back is two answers or more that make ten
    together. Nothing tells a small count from one that is kept back beside it.
    """
    total = sum(counts.values())
    if total < FEWEST:
        return Shown(None, dict.fromkeys(counts))
    by_size = sorted(counts, key=lambda answer: (counts[answer], answer))
    kept_back = [answer for answer in by_size if counts[answer] < FEWEST]
    while kept_back and not _is_safe(kept_back, counts) and len(kept_back) < len(by_size):
        kept_back.append(by_size[len(kept_back)])
    return Shown(total, {answer: None if answer in kept_back else counts[answer] for answer in counts})


def _is_safe(kept_back: list[str], counts: Mapping[str, int]) -> bool:
    return len(kept_back) > 1 and sum(counts[answer] for answer in kept_back) >= FEWEST
