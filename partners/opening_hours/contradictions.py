"""Hours that cannot all be true, though the notation allows them."""

import re
from itertools import pairwise

from django.utils.translation import gettext as _

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_RULE = re.compile(rf"({_DAY}(?:[-,]{_DAY})*) (.+)")
_RANGE = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
# A place that helps people is shut by then; a bar may not be.
_SMALL_HOURS = 6 * 60


def contradiction(notation: str) -> str:
    """Return why the hours contradict each other and what to do, or nothing.

    `Mo-Fr 09:00-12:00; We off` is an exception and means what it says; the same days twice do not.
    """
    open_days, shut_days = set(), set()
    for rule in filter(None, map(_RULE.fullmatch, map(str.strip, notation.split(";")))):
        days, hours = rule.groups()
        (shut_days if hours in ("off", "closed") else open_days).add(days)
        if problem := _impossible(hours):
            return problem
    if both := open_days & shut_days:
        return _("says %(days)s both open and closed: keep one; kept as it is, not shown") % {
            "days": sorted(both)[0]
        }
    return ""


def _impossible(hours: str) -> str:
    ranges = [tuple(map(int, found)) for found in _RANGE.findall(hours)]
    spans = sorted({(a * 60 + b, c * 60 + d) for a, b, c, d in ranges})
    if any(end <= start and end > _SMALL_HOURS for start, end in spans):
        return _("closes before it opens: put the earlier hour first; kept as it is, not shown")
    pairs = pairwise(spans)
    if any(later < end for (_start, end), (later, _end) in pairs):
        return _("has hours that overlap: write each stretch once; kept as it is, not shown")
    return ""
