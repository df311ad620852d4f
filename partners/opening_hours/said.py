"""Opening hours said back, so that whoever typed them sees what the site understood."""

import re

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.opening_hours.words import MONTHS as MONTH_NAMES
from partners.opening_hours.words import WEEK

_RULE = re.compile(r"(?P<days>(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|[A-Z][a-z]{2})\S*)? ?(?P<rest>.*)")
_NTH = re.compile(r"(\w\w)\[(-?\d)\]")


def say_back(osm: str) -> str:
    """Return hours in words, a rule after the other; a rule too clever for words as it is written."""
    rules = [rule.strip() for rule in osm.split(";") if rule.strip()]
    return " ; ".join(_said(rule) for rule in rules)


def day_name(day: str) -> str:
    """Return “Monday” for `Mo`, “first Monday of the month” for `Mo[1]`."""
    nth = _NTH.fullmatch(day)
    if nth is None:
        return str(WEEKDAYS[WEEK.index(day)]) if day in WEEK else _special(day)
    ranks = {"1": _("first"), "2": _("second"), "3": _("third"), "4": _("fourth"), "-1": _("last")}
    words = {"rank": ranks.get(nth[2], nth[2]), "day": WEEKDAYS[WEEK.index(nth[1])]}
    return _("%(rank)s %(day)s of the month") % words


def _special(day: str) -> str:
    if day in MONTH_NAMES:
        return str(MONTHS[MONTH_NAMES.index(day) + 1])
    return {"PH": _("public holidays"), "SH": _("school holidays")}.get(day, day)


def _said(rule: str) -> str:
    if rule.startswith("24/7"):
        comment = "".join(re.findall(r'"([^"]*)"', rule))
        return comment or _("day and night, every day")
    found = _RULE.fullmatch(rule)
    days, rest = found["days"] or "", found["rest"]
    if rest in ("off", "closed"):
        return _("closed: %(days)s") % {"days": _days(days)}
    times, _sep, comment = rest.partition('"')
    times = times.replace("unknown", "").strip()
    spans = _(" and ").join(_span(span) for span in times.split(",") if span)
    words = " ".join(part for part in (_days(days) if days else _("every day"), spans) if part)
    return f"{words} ({comment.rstrip(chr(34))})" if comment else words


def _days(selector: str) -> str:
    return ", ".join(_range(part) for part in selector.split(","))


def _range(part: str) -> str:
    first, dash, last = part.partition("-") if "[" not in part else (part, "", "")
    if not dash:
        return day_name(first)
    return _("%(first)s to %(last)s") % {"first": day_name(first), "last": day_name(last)}


def _span(span: str) -> str:
    start, dash, end = span.partition("-")
    return f"{_clock(start)} – {_clock(end)}" if dash else span


def _clock(time: str) -> str:
    hour, _colon, minute = time.partition(":")
    if not hour.isdecimal():
        return time
    few = f"{int(hour)}:{minute}"
    french = f"{int(hour)}\u00a0h" + (f"\u00a0{minute}" if minute != "00" else "")
    return french if pgettext("how hours are written: 24 or 12", "12") == "24" else few
