"""A series in one plain sentence: "Chaque mardi et jeudi, jusqu'au 18 décembre, sauf jours fériés"."""

from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, ngettext

from events.recurrence.pattern import Pattern
from events.recurrence.plain import ORDINALS, PlainRule, in_plain_words
from network.content.templatetags.plain_words import day as said_day

MOST_DAYS_SAID = 5


def sentence(pattern: Pattern) -> str:
    """Return how often, until when and except when."""
    if len(pattern.rule_days()) == 1:
        return _days(gettext("On %(days)s"), sorted({pattern.first, *pattern.extra}))
    plain = in_plain_words(pattern)
    parts = [_how_often(plain), _end(plain), _holidays(pattern)]
    parts.append(_days(gettext("except on %(days)s"), pattern.without))
    parts.append(_days(gettext("and also on %(days)s"), pattern.extra))
    return ", ".join(part for part in parts if part)


def listed(words: list[str]) -> str:
    """Return words in a row, "mardi, mercredi et jeudi"."""
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _how_often(plain: PlainRule) -> str:
    number = plain.interval
    if plain.frequency == "DAILY":
        return ngettext("Every day", "Every %(number)s days", number) % {"number": number}
    if plain.frequency == "WEEKLY":
        days = listed([str(WEEKDAYS[day]) for day in plain.weekdays])
        words = ngettext("Every %(days)s", "Every %(number)s weeks: %(days)s", number)
        return words % {"number": number, "days": days}
    which = {"ordinal": ORDINALS[plain.ordinal], "weekday": WEEKDAYS[plain.weekdays[0]], "number": number}
    words = ngettext(
        "Every month, on the %(ordinal)s %(weekday)s",
        "Every %(number)s months, on the %(ordinal)s %(weekday)s",
        number,
    )
    return words % which


def _end(plain: PlainRule) -> str:
    if plain.until:
        return gettext("until %(day)s") % {"day": said_day(plain.until)}
    return ngettext("%(times)s time", "%(times)s times", plain.times) % {"times": plain.times}


def _holidays(pattern: Pattern) -> str:
    return {
        (True, True): gettext("except public and school holidays"),
        (True, False): gettext("except public holidays"),
        (False, True): gettext("except school holidays"),
    }.get((pattern.skips_public_holidays, pattern.skips_school_holidays), "")


def _days(words: str, days: tuple[date, ...] | list[date]) -> str:
    if not days:
        return ""
    said = [said_day(day) for day in days[:MOST_DAYS_SAID]]
    more = len(days) - len(said)
    if more:
        said.append(ngettext("%(number)s other day", "%(number)s other days", more) % {"number": more})
    return words % {"days": listed(said)}
