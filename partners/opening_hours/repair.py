"""Turns what people type for opening hours into OpenStreetMap's notation."""

import re

from opening_hours import OpeningHours as Rules
from opening_hours import ParserError

LONGEST = 1000
"""Longest text looked at, in characters: a whole year of exceptions fits."""

_SPELLINGS = str.maketrans(dict.fromkeys("–—−‐‑‒", "-") | dict.fromkeys("\u00a0\u202f\u2009\t", " "))
_DAYS = {
    "Mo": "monday|mon|mo|lundi|lun",
    "Tu": "tuesday|tue|tu|mardi|mar",
    "We": "wednesday|wed|we|mercredi|mer",
    "Th": "thursday|thu|th|jeudi|jeu",
    "Fr": "friday|fri|fr|vendredi|ven",
    "Sa": "saturday|sat|sa|samedi|sam",
    "Su": "sunday|sun|su|dimanche|dim",
    "PH": "ph|jours fériés|jour férié",
    "off": "off|closed|fermé|fermée|fermeture",
    "24/7": "24h/24 7j/7|24h/24|24/24",
}
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_WORDS = [(re.compile(rf"\b(?:{words})(?!\w)\.?", re.IGNORECASE), day) for day, words in _DAYS.items()]
_FIXES = [
    (re.compile(r"[\r\n]+"), "; "),
    (re.compile(r"\b(?:de|du|le|les|from)\b ?", re.IGNORECASE), ""),
    (re.compile(r" ?(?<!\w)(?:au|à|a|to)(?!\w) ?", re.IGNORECASE), "-"),
    (re.compile(r" ?(?:\bet\b|\band\b|&) ?", re.IGNORECASE), ","),
    (re.compile(rf"({_DAY}) ?: ?(?=\d|off)"), r"\1 "),
    (re.compile(rf"({_DAY})(?=\d)"), r"\1 "),
    (re.compile(r"\b(\d{1,2}) ?[hH.](?: ?(\d{2}))?(?!\w)"), lambda m: f"{m[1]}:{m[2] or '00'}"),
    (re.compile(r"(?<=:\d\d) ?/ ?(?=\d)"), ","),
    (re.compile(r" *- *"), "-"),
    (re.compile(r"(?<![\d:/\[])(\d{1,2})(?=-\d{1,2}[:,; ]|-\d{1,2}$)(?!:)"), r"\1:00"),
    (re.compile(r"(?<=:\d\d-)(\d{1,2})(?![\d:])"), r"\1:00"),
    (re.compile(r"(?<![\d:])(\d):(?=\d\d)"), r"0\1:"),
    (re.compile(rf"(?<=\d) *, *(?={_DAY}\b)"), "; "),
    (re.compile(rf"(?<=:\d\d) +(?={_DAY}\b)"), "; "),
    (re.compile(r"(?<=:\d\d) +(?=\d\d:)"), ","),
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?: ?; ?)+"), "; "),
    (re.compile(r"^[;, ]+|[;,. ]+$"), ""),
]
# A blank around a comma would open a rule of its own, for every day of the week.
_LOOSE = re.compile(r"(?<=\d) *([-,]) *(?=\d{1,2}(?:[:hH. -]|$))")
# So would one between two days: `Mo, We 09:00-12:00` is no Monday without hours.
_DAYS_APART = re.compile(rf"({_DAY}) *, +(?={_DAY}\b)")
_TIME = r"\d{1,2}:\d\d-\d{1,2}:\d\d"
_SIMPLE = re.compile(rf"({_DAY}(?:[-,]{_DAY})*) ({_TIME}(?: ?, ?{_TIME})*)")


def repair(text: str) -> str:
    """Return `text` in the notation, as it stands when it is already; nothing when it is hopeless."""
    plain = _LOOSE.sub(r"\1", text[:LONGEST].translate(_SPELLINGS)).strip()
    if not is_clean(plain):
        for pattern, replacement in (*_FIXES[:4], *_WORDS, *_FIXES):
            plain = pattern.sub(replacement, plain)
    joined = _join_same_days(_DAYS_APART.sub(r"\1,", plain))
    return joined if _rules(joined) else ""


def is_clean(text: str) -> bool:
    """Return whether the notation is kept without any warning."""
    rules = _rules(text)
    return rules is not None and not rules.warnings


def _rules(text: str) -> Rules | None:
    try:
        return Rules(text)
    except ParserError:
        return None


def _join_same_days(text: str) -> str:
    """Return one rule for days that have several.

    In the notation the second of `Mo 09:00-12:00; Mo 14:00-18:00` replaces the first. Nobody
    writes a rule to cancel it at once: both are meant.
    """
    rules = [_SIMPLE.fullmatch(rule.strip()) for rule in text.split(";")]
    days = [rule[1] for rule in rules if rule]
    if None in rules or len(set(days)) == len(days):
        return text
    times = {day: ",".join(rule[2] for rule in rules if rule and rule[1] == day) for day in days}
    return "; ".join(f"{day} {hours}" for day, hours in times.items())
