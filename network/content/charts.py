"""A chart before it is drawn: bars that share a unit, and the sentence that says what to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format

NO_BREAK = "\u00a0"
PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure. `share` is the length of its bar, 0 to 100."""

    label: str
    value: Decimal
    text: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars to draw below each other; `key` is the chart's own on its page."""

    key: str
    title: str
    sentence: str
    unit: str
    bars: tuple[Bar, ...]


def chart(
    *, key: str, title: str, figures: Iterable[tuple[str, Decimal | int]], unit: str = "", sentence: str = ""
) -> Chart:
    """Return the chart of `figures`, each a label and a value not below zero.

    Percentages are drawn to a hundred, anything else to the greatest value.
    """
    rows = [(label, Decimal(value)) for label, value in figures]
    whole = Decimal(100) if unit == PER_CENT else max((value for _, value in rows), default=Decimal(1)) or 1
    bars = tuple(
        Bar(label, value, _in_words(value, unit), round(min(100 * value / whole, Decimal(100)), 2))
        for label, value in rows
    )
    return Chart(key, title, sentence, unit, bars)


def _in_words(value: Decimal, unit: str) -> str:
    number = number_format(
        value.normalize() if value % 1 else value.quantize(Decimal(1)), force_grouping=True
    )
    return f"{number}{NO_BREAK}{unit}" if unit else number
