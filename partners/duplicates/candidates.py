"""The pairs of sheets that a person should look at, most likely first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from partners.duplicates.blocking import pairs
from partners.duplicates.scoring import WORTH_SHOWING, Reason, score
from partners.duplicates.traits import Traits, traits_of
from partners.models import NotTheSame
from partners.models.listed import Listed


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys, the smaller first, and how likely they are one thing."""

    score: int
    first: int
    second: int


def candidates(model: type[Listed]) -> list[Pair]:
    """Return the pairs worth showing that nobody told apart; compared again only once a sheet changed."""
    apart = NotTheSame.objects.filter(kind=model._meta.model_name).values_list("first", "second")
    told_apart = set(apart)
    found = _compared(tuple(traits_of(model)))
    return [pair for pair in found if (pair.first, pair.second) not in told_apart]


@lru_cache(maxsize=2)
def _compared(sheets: tuple[Traits, ...]) -> tuple[Pair, ...]:
    scored = (
        Pair(score(sheets[one], sheets[other])[0], sheets[one].pk, sheets[other].pk)
        for one, other in pairs(sheets)
    )
    worth = [pair for pair in scored if pair.score >= WORTH_SHOWING]
    return tuple(sorted(worth, key=lambda pair: (-pair.score, pair.first, pair.second)))


def reasons(model: type[Listed], shown: Sequence[Pair]) -> list[tuple[Reason, ...]]:
    """Return the reasons of some pairs, in the language of the reader."""
    pks = {pk for pair in shown for pk in (pair.first, pair.second)}
    traits = {one.pk: one for one in traits_of(model, pks)}
    return [score(traits[pair.first], traits[pair.second])[1] for pair in shown]
