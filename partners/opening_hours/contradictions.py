"""Hours that cannot all be true, though the notation allows them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\[[-\d,]+\])?"
_RULE = re.compile(rf"({_DAY}(?:[-,]{_DAY})*) (.+)", re.DOTALL)
_RANGE = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
_NOON, _DAY_LONG = 12 * 60, 24 * 60
# A place that helps people is shut by then; a bar may not be.
_SMALL_HOURS = 6 * 60


class Kind(StrEnum):
    """What is wrong: a day open and closed, an end before its beginning, hours that overlap."""

    BOTH = "both"
    REVERSED = "reversed"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and on which days, in the notation."""

    kind: Kind
    days: str


def fault(notation: str) -> Fault | None:
    """Return the first thing that cannot be true.

    `Mo-Fr 09:00-12:00; We off` is an exception and means what it says; the same days twice do not.
    """
    open_days, shut_days = set(), set()
    for rule in filter(None, map(_RULE.fullmatch, map(str.strip, notation.split(";")))):
        days, hours = rule.groups()
        (shut_days if hours in ("off", "closed") else open_days).add(days)
        if kind := _impossible(hours):
            return Fault(kind, days)
    both = sorted(open_days & shut_days)
    return Fault(Kind.BOTH, both[0]) if both else None


def contradiction(notation: str) -> str:
    """Return why the hours of an import contradict each other and what to do, or nothing."""
    found = fault(notation)
    if found is None:
        return ""
    return {
        Kind.BOTH: _("says %(days)s both open and closed: keep one; kept as it is, not shown")
        % {"days": found.days},
        Kind.REVERSED: _("closes before it opens: put the earlier hour first; kept as it is, not shown"),
        Kind.OVERLAP: _("has hours that overlap: write each stretch once; kept as it is, not shown"),
    }[found.kind]


def _impossible(hours: str) -> Kind | None:
    ranges = [tuple(map(int, found)) for found in _RANGE.findall(hours)]
    spans = sorted({(a * 60 + b, c * 60 + d) for a, b, c, d in ranges})
    if any(end <= start and not _passes_midnight(start, end) for start, end in spans):
        return Kind.REVERSED
    pairs = pairwise((start, end + _DAY_LONG * (end <= start)) for start, end in spans)
    return Kind.OVERLAP if any(later < end for (_start, end), (later, _end) in pairs) else None


def _passes_midnight(start: int, end: int) -> bool:
    """Return whether people mean the night: 20 h to 1 h, or until 0 h; nobody stays from 9 h to 5 h."""
    return end == 0 or (start >= _NOON and end <= _SMALL_HOURS)
