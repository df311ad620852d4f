"""From a gift and a turnover to the tax reduction of this year and of the next ones, step by step.

CGI art. 238 bis: the gifts of a fiscal year count within a ceiling, the greater of an amount and of a
share of the turnover; the first part is taken off at one rate, what is beyond a threshold at another.
What is beyond the ceiling counts in the following years, after the gifts of each. Amounts are in euros,
rounded to the cent, half up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

CENT = Decimal("0.01")
ZERO = Decimal(0)


class Rule(Protocol):
    """The figures of the law for one fiscal year; rates and share in percent, the rest in euros."""

    rate: Decimal
    reduced_rate: Decimal
    threshold: Decimal
    floor: Decimal
    turnover_share: Decimal
    years_carried: int


@dataclass(frozen=True, slots=True)
class Gift:
    """What a company gives in one fiscal year, in euros and hours; `later` is what it gives each year after.

    `helps_people_in_need`: to a body that gives meals, care or housing to people in difficulty, whose
    gifts keep the first rate whatever their amount (art. 238 bis, 2).
    """

    turnover: Decimal
    money: Decimal = ZERO
    goods: Decimal = ZERO
    hours: Decimal = ZERO
    hourly_cost: Decimal = ZERO
    later: Decimal = ZERO
    helps_people_in_need: bool = False

    @property
    def staff(self) -> Decimal:
        return cents(self.hours * self.hourly_cost)

    @property
    def total(self) -> Decimal:
        return self.money + self.goods + self.staff


@dataclass(frozen=True, slots=True)
class CarriedYear:
    """The part of an excess that counts `after` so many years, and what it takes off the tax."""

    after: int
    counted: Decimal
    reduction: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class Reduction:
    """What counts this year and what it takes off; what is carried over, year by year; what is lost."""

    gift: Gift
    rule: Rule
    share_of_turnover: Decimal
    ceiling: Decimal
    counted: Decimal
    at_rate: Decimal
    at_reduced_rate: Decimal
    carried: tuple[CarriedYear, ...]

    @property
    def this_year(self) -> Decimal:
        return part(self.at_rate, self.rule.rate) + part(self.at_reduced_rate, self.rule.reduced_rate)

    @property
    def excess(self) -> Decimal:
        return self.gift.total - self.counted

    @property
    def later_years(self) -> Decimal:
        return sum((year.reduction for year in self.carried), ZERO)

    @property
    def lost(self) -> Decimal:
        """What no year can count."""
        return self.carried[-1].left if self.carried else self.excess

    @property
    def cost(self) -> Decimal:
        """What the gift costs once every reduction is had."""
        return self.gift.total - self.this_year - self.later_years

    @property
    def average_rate(self) -> Decimal:
        """The rate that this year's gift really had, in percent; the excess keeps it."""
        return self.this_year * 100 / self.counted if self.counted else self.rule.rate

    @property
    def mixes_rates(self) -> bool:
        return self.at_reduced_rate > 0


def reduction(gift: Gift, rule: Rule) -> Reduction:
    """Return what `gift` takes off the tax under `rule`, if the turnover stays the same in later years."""
    share = part(gift.turnover, rule.turnover_share)
    ceiling = max(rule.floor, share)
    counted = min(gift.total, ceiling)
    full = counted if gift.helps_people_in_need else min(counted, rule.threshold)
    this_year = Reduction(gift, rule, share, ceiling, counted, full, counted - full, ())
    return Reduction(gift, rule, share, ceiling, counted, full, counted - full, tuple(_carried(this_year)))


def _carried(first: Reduction) -> Iterator[CarriedYear]:
    left, room = first.excess, max(ZERO, first.ceiling - first.gift.later)
    for after in range(1, first.rule.years_carried + 1):
        if not left:
            return
        counted = min(left, room)
        left -= counted
        yield CarriedYear(after, counted, part(counted, first.average_rate), left)


def part(amount: Decimal, percent: Decimal) -> Decimal:
    """Return so many percent of an amount, to the cent."""
    return cents(amount * percent / 100)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
