"""Opening hours said back, so that whoever typed them sees what the site understood."""

import re

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.opening_hours.words import MONTHS as MONTH_NAMES
from partners.opening_hours.words import WEEK

_ONE = rf"(?:(?:{'|'.join(WEEK)})(?:\[-?\d(?:,-?\d)*\])?|PH|SH|{'|'.join(MONTH_NAMES)})"
_SELECTOR = rf"{_ONE}(?:[-,]{_ONE})*"
_TIME = r"\d{1,2}:\d\d-\d{1,2}:\d\d"
RULE = re.compile(
    rf"(?P<days>{_SELECTOR})?:? ?(?P<times>{_TIME}(?: ?, ?{_TIME})*)? ?(?P<state>off|closed|unknown|open)? ?"
    r'(?:"(?P<comment>[^"]*)")?'
)
_NTH = re.compile(rf"({'|'.join(WEEK)})\[([-\d,]+)\]")
BETWEEN_DAYS = re.compile(r",(?![-\d,]*\])")


def say_back(osm: str) -> str:
    """Return hours in words, a rule after the other; a rule too clever for words as it is written."""
    rules = [rule.strip() for rule in osm.split(";") if rule.strip()]
    return " ; ".join(_said(rule) for rule in rules)


def day_name(day: str) -> str:
    """Return “Monday” for `Mo`, “first Monday of the month” for `Mo[1]`, both ranks for `Mo[1,3]`."""
    nth = _NTH.fullmatch(day)
    if nth is None:
        return str(WEEKDAYS[WEEK.index(day)]) if day in WEEK else _special(day)
    ranks = {
        "1": _("first"),
        "2": _("second"),
        "3": _("third"),
        "4": _("fourth"),
        "5": _("fifth"),
        "-1": _("last"),
    }
    rank = _(" and ").join(ranks.get(rank, rank) for rank in nth[2].split(","))
    return _("%(rank)s %(day)s of the month") % {"rank": rank, "day": WEEKDAYS[WEEK.index(nth[1])]}


def days_named(selector: str) -> str:
    """Return “Monday to Friday” for `Mo-Fr`, “Monday, Sunday” for `Mo,Su`."""
    return ", ".join(_range(part) for part in BETWEEN_DAYS.split(selector))


def _special(day: str) -> str:
    if day in MONTH_NAMES:
        return str(MONTHS[MONTH_NAMES.index(day) + 1])
    return {"PH": _("public holidays"), "SH": _("school holidays")}.get(day, day)


def _said(rule: str) -> str:
    if rule.startswith("24/7"):
        comment = "".join(re.findall(r'"([^"]*)"', rule))
        return comment or _("day and night, every day")
    found = RULE.fullmatch(rule)
    if found is None:
        return rule
    days = days_named(found["days"]) if found["days"] else _("every day")
    spans = _(" and ").join(_span(span.strip()) for span in (found["times"] or "").split(",") if span)
    words = " ".join(filter(None, (days, spans)))
    if found["state"] in ("off", "closed"):
        words = _("closed: %(days)s") % {"days": words}
    return f"{words} ({found['comment']})" if found["comment"] else words


def _range(part: str) -> str:
    first, dash, last = part.partition("-") if "[" not in part else (part, "", "")
    if not dash:
        return day_name(first)
    return _("%(first)s to %(last)s") % {"first": day_name(first), "last": day_name(last)}


def _span(span: str) -> str:
    start, _dash, end = span.partition("-")
    return f"{_clock(start)} – {_clock(end)}"


def _clock(time: str) -> str:
    hour, _colon, minute = time.partition(":")
    few = f"{int(hour)}:{minute}"
    french = f"{int(hour)}\u00a0h" + (f"\u00a0{minute}" if minute != "00" else "")
    return french if pgettext("how hours are written: 24 or 12", "12") == "24" else few
