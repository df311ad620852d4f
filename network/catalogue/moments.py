"""Words for days, hours and distance inside a search text: “samedi matin”, “demain”, “à distance”."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from network.catalogue.enums import Format, PartOfDay, Weekday
from network.catalogue.query import Terms
from network.catalogue.text import fold

Period = tuple[date, date]
_DAY = timedelta(days=1)
_FRENCH_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = {
    name: key
    for names in (_FRENCH_DAYS, _ENGLISH_DAYS)
    for name, key in zip(names.split(), Weekday.values, strict=True)
}
_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "january february march april may june july august september october november december",
)
_MONTH = {name: number for names in _MONTHS for number, name in enumerate(names.split(), 1)}
# What people mistype as well.
WORDS = " ".join([*_WEEKDAYS, *_MONTH, "aujourd’hui demain semaine prochaine matin après-midi soir distance"])


@dataclass(frozen=True, slots=True)
class Moments:
    """The text without such words, and what they ask for: days (both included) and values of facets."""

    text: str
    period: Period | None = None
    terms: Terms = field(default_factory=dict)


def read_moments(text: str, today: date) -> Moments:
    """Return what is left of `text`, and when and how it asks to meet; `today` is the network's."""
    words, period = text.split(), None
    for pattern, period_of in _PERIODS:
        left, found = _take(words, pattern)
        if found and (days := period_of(found[0], today)):
            words, period = left, period or days
    terms: dict[str, frozenset[str]] = {}
    for facet, pattern, value_of in _FACETS:
        words, found = _take(words, pattern)
        if found:
            terms[facet] = terms.get(facet, frozenset()) | {value_of(one["what"]) for one in found}
    return Moments(" ".join(words), period, terms)


def _take(words: list[str], pattern: re.Pattern[str]) -> tuple[list[str], list[re.Match[str]]]:
    """Return `words` without those that `pattern` matches once folded, and the matches."""
    folded = " ".join(fold(word) for word in words)
    found, kept = list(pattern.finditer(folded)), list(words)
    for match in reversed(found):
        start = folded.count(" ", 0, match.start())
        del kept[start : start + match[0].count(" ") + 1]
    return kept, found


def _pattern(what: str) -> re.Pattern[str]:
    """Return a pattern of whole words with the small words before them; `what` is the words alone."""
    small = r"(?:(?:le|les|du|un|en|au|la|on|the|in)\s+|l['’])*"
    return re.compile(rf"(?<!\S){small}(?P<what>{what})[,.;!?]*(?!\S)")


def _named_day(match: re.Match[str], today: date) -> Period | None:
    """Return “12 mars” in this year, or the next where it is past; nothing for the 30th of February."""
    number, month = int(match["number"]), _MONTH[match["month"]]
    for year in (today.year, today.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day, day
    return None


def _coming(match: re.Match[str], today: date) -> Period:
    weekday = Weekday.values.index(_WEEKDAYS[match["weekday"]])
    ahead = (weekday - today.weekday()) % 7 or 7
    return today + ahead * _DAY, today + ahead * _DAY


def _days(first: int, last: int) -> Callable[[re.Match[str], date], Period]:
    return lambda _match, today: (today + first * _DAY, today + last * _DAY)


def _week(ahead: int, first: int, last: int) -> Callable[[re.Match[str], date], Period]:
    """Return a period by its weekdays, Monday 0; what is past of it is left out."""

    def period(_match: re.Match[str], today: date) -> Period:
        monday = today - today.weekday() * _DAY + ahead * 7 * _DAY
        return max(today, monday + first * _DAY), monday + last * _DAY

    return period


_WEEKDAY = "|".join(_WEEKDAYS)
_DATE = rf"(?:(?:{_WEEKDAY}) )?(?P<number>\d{{1,2}})(?:er)? (?P<month>{'|'.join(_MONTH)})"
_PERIODS = [
    (_pattern(rf"(?:ce|prochain) (?P<weekday>{_WEEKDAY})"), _coming),
    (_pattern(rf"(?P<weekday>{_WEEKDAY}) prochain"), _coming),
    (_pattern(_DATE), _named_day),
    (_pattern(r"apres[- ]demain"), _days(2, 2)),
    (_pattern(r"demain|tomorrow"), _days(1, 1)),
    (_pattern(r"aujourd['’ ]?hui|today|ce(?= (?:soir|matin|midi))"), _days(0, 0)),
    (_pattern(r"semaine prochaine|next week"), _week(1, 0, 6)),
    (_pattern(r"cette semaine|this week"), _week(0, 0, 6)),
    (_pattern(r"(?:ce |this )?week[- ]?end(?! prochain)"), _week(0, 5, 6)),
    (_pattern(r"(?:ce )?week[- ]?end prochain"), _week(1, 5, 6)),
]
_PARTS = {
    PartOfDay.MORNING: "matin|matins|matinee|morning",
    PartOfDay.AFTERNOON: "apres[- ]midi|aprem|afternoon",
    PartOfDay.EVENING: "soir|soirs|soiree|evening",
}
_PART_OF = {re.compile(words): part.value for part, words in _PARTS.items()}
# “réunion à distance” is a thing to learn, said so by the staff's list of synonyms.
_REMOTE = r"(?<!reunion )(?:a distance|en distanciel|(?:depuis|de) chez (?:moi|soi)|from home)"
_FACETS: list[tuple[str, re.Pattern[str], Callable[[str], str]]] = [
    ("day", _pattern(rf"(?:{_WEEKDAY})s?"), lambda word: _WEEKDAYS[word.removesuffix("s")]),
    (
        "part",
        _pattern("|".join(_PARTS.values())),
        lambda word: next(part for words, part in _PART_OF.items() if words.fullmatch(word)),
    ),
    ("format", _pattern(_REMOTE), lambda _word: Format.REMOTE.value),
]
