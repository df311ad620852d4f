"""The rules that can be said in plain words, from what a form asks to RFC 5545 and back."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.local_time import to_wall_clock
from events.recurrence.pattern import Pattern, end_of
from events.recurrence.rules import MOST_DATES, STAMP, parts_of
from network.sheets.verdicts import RefusedError

FARTHEST = timedelta(days=3 * 365)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ORDINALS = {
    1: pgettext_lazy("weekday of a month", "first"),
    2: pgettext_lazy("weekday of a month", "second"),
    3: pgettext_lazy("weekday of a month", "third"),
    4: pgettext_lazy("weekday of a month", "fourth"),
    -1: pgettext_lazy("weekday of a month", "last"),
}


class Frequency(TextChoices):
    DAILY = "DAILY", gettext_lazy("Every day")
    WEEKLY = "WEEKLY", gettext_lazy("Every week, on certain days")
    MONTHLY = "MONTHLY", gettext_lazy("Every month, for example the first Tuesday")


@dataclass(frozen=True, slots=True)
class PlainRule:
    """Every `interval` days, weeks or months; `times` counts the dates that take place, days off apart."""

    frequency: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinal: int = 0
    until: date | None = None
    times: int = 0

    def rule(self, end: str) -> str:
        """Return the RRULE, with the end given as COUNT or UNTIL."""
        weekdays = ",".join(f"{self.ordinal or ''}{CODES[day]}" for day in sorted(self.weekdays))
        interval = f"INTERVAL={self.interval}" if self.interval > 1 else ""
        return ";".join(
            part
            for part in (f"FREQ={self.frequency}", interval, weekdays and f"BYDAY={weekdays}", end)
            if part
        )


def patterned(plain: PlainRule, start: Pattern) -> Pattern:
    """Return `start` with the rule; it begins on the first day of the rule, and weeks count from there.

    Raises RefusedError for a rule that makes no date, too many, or fewer than `times`.
    """
    one_by_one = replace(plain, interval=1).rule("COUNT=1")
    first = replace(start, rule=one_by_one).rule_days()[0]
    if plain.until:
        if plain.until < first:
            raise RefusedError(_("ends before its first date"))
        return replace(start, first=first, rule=plain.rule(end_of(plain.until)))
    return replace(start, first=first, rule=plain.rule(f"COUNT={_count(plain, start, first)}"))


def in_plain_words(pattern: Pattern) -> PlainRule:
    """Return what a rule of ours says; raises RefusedError for one that nobody could have typed here."""
    parts = parts_of(pattern.rule)
    days = [re.fullmatch(r"(-?\d)?([A-Z]{2})", day) for day in parts.get("BYDAY", "").split(",") if day]
    until = parts.get("UNTIL")
    taking_place = len(pattern.rule_days()) - len(pattern.days_off())
    return PlainRule(
        frequency=parts["FREQ"],
        interval=int(parts.get("INTERVAL", 1)),
        weekdays=tuple(CODES.index(day[2]) for day in days),
        ordinal=int(days[0][1] or 0) if days else 0,
        until=_local_day(until) if until else None,
        times=0 if until else taking_place,
    )


def _count(plain: PlainRule, start: Pattern, first: date) -> int:
    """Return COUNT such that `times` dates take place: a day off does not use one up."""
    far = replace(start, first=first, rule=plain.rule(end_of(_far(plain, first))))
    days, off = far.rule_days(), far.days_off()
    kept = [position for position, day in enumerate(days, 1) if day not in off]
    if len(kept) < plain.times:
        reason = _("makes only %(number)s dates: we plan three years ahead, and %(most)s dates, at most")
        raise RefusedError(reason % {"number": len(kept), "most": MOST_DATES})
    return kept[plain.times - 1]


def _far(plain: PlainRule, first: date) -> date:
    """Return a day up to which the rule makes no more dates than we plan."""
    most = {
        "DAILY": timedelta(days=plain.interval * (MOST_DATES - 1)),
        "WEEKLY": timedelta(weeks=plain.interval * (MOST_DATES // (len(plain.weekdays) or 1) - 1)),
    }
    return first + min(most.get(plain.frequency, FARTHEST), FARTHEST)


def _local_day(until: str) -> date:
    return to_wall_clock(datetime.strptime(until, f"{STAMP}Z").replace(tzinfo=UTC)).date()
