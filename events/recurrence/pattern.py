"""A series without its place: which days, at which hour on the wall; kept as RFC 5545 writes it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Self

from django.conf import settings

from events.local_time import from_wall_clock
from events.recurrence.days_off import public_holiday, school_holiday
from events.recurrence.rules import STAMP, dates_of

ONCE = "FREQ=DAILY;COUNT=1"
END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Pattern:
    """At most one date a day: `rule` is an RRULE without its name."""

    first: date
    hour: time
    rule: str = ONCE
    extra: tuple[date, ...] = ()
    without: tuple[date, ...] = ()
    skips_public_holidays: bool = False
    skips_school_holidays: bool = False

    @classmethod
    def read(cls, text: str, **facts: object) -> Self:
        """Return the pattern of what `text` wrote."""
        return cls(
            rule="".join(re.findall(r"^RRULE:(.+)$", text, re.MULTILINE)),
            extra=_days(text, "RDATE"),
            without=_days(text, "EXDATE"),
            **facts,
        )

    @property
    def text(self) -> str:
        """RRULE, RDATE and EXDATE, one a line (RFC 5545 §3.8.5); days off are found anew each time."""
        rule = f"RRULE:{self.rule}"
        return "\n".join([rule, *self._line("RDATE", self.extra), *self._line("EXDATE", self.without)])

    def rule_days(self) -> list[date]:
        """Return the days of the rule alone; raises RefusedError for a rule without end or sense."""
        return [found.date() for found in dates_of(self.rule, datetime.combine(self.first, self.hour))]

    def days_off(self) -> dict[date, str]:
        """Return the days of the rule that are left out for a holiday, with its name."""
        named = {day: self._holiday(day) for day in self.rule_days() if day not in self.extra}
        return {day: name for day, name in named.items() if name}

    def days(self) -> list[date]:
        """Return all days; one asked for by name holds on holidays too."""
        left_out = {*self.days_off(), *self.without}
        return sorted({*(day for day in self.rule_days() if day not in left_out), *self.extra})

    def start(self, day: date) -> datetime:
        """Return the moment, in UTC, of the date of a day."""
        return from_wall_clock(datetime.combine(day, self.hour))

    def leaving_out(self, day: date) -> Self:
        """Return the pattern without a day, whether the rule gave it or it was asked for by name."""
        extra = tuple(one for one in self.extra if one != day)
        return replace(self, extra=extra, without=tuple(sorted({*self.without, day})))

    def split(self, day: date) -> tuple[Self, Self]:
        """Return what comes before `day` and what comes from it on; `day` comes after the first one."""
        days = self.rule_days()
        earlier, later = [one for one in days if one < day], [one for one in days if one >= day]
        if not later:
            first = min((one for one in self.extra if one >= day), default=day)
            return self._part(self.rule, self.first, day.__gt__), self._part(ONCE, first, day.__le__)
        head = self._part(_ending(self.rule, last=earlier[-1]), self.first, day.__gt__)
        tail = re.sub(r"COUNT=\d+", f"COUNT={len(later)}", self.rule)
        return head, self._part(tail, later[0], day.__le__)

    def _part(self, rule: str, first: date, keeps: Callable[[date], bool]) -> Self:
        extra, without = (tuple(filter(keeps, days)) for days in (self.extra, self.without))
        return replace(self, rule=rule, first=first, extra=extra, without=without)

    def _holiday(self, day: date) -> str:
        public = public_holiday(day) if self.skips_public_holidays else ""
        return public or (school_holiday(day) if self.skips_school_holidays else "")

    def _line(self, name: str, days: Iterable[date]) -> list[str]:
        stamps = ",".join(f"{datetime.combine(day, self.hour):{STAMP}}" for day in days)
        return [f"{name};TZID={settings.TIME_ZONE}:{stamps}"] if stamps else []


def end_of(day: date) -> str:
    """Return UNTIL for a series that may still take place on `day`: in UTC, as RFC 5545 §3.3.10 asks."""
    return f"UNTIL={from_wall_clock(datetime.combine(day, END_OF_DAY)):{STAMP}Z}"


def _ending(rule: str, *, last: date) -> str:
    kept = [part for part in rule.split(";") if not part.startswith(("COUNT=", "UNTIL="))]
    return ";".join([*kept, end_of(last)])


def _days(text: str, name: str) -> tuple[date, ...]:
    stamps = re.findall(rf"^{name};[^:]*:(.+)$", text, re.MULTILINE)
    return tuple(datetime.strptime(stamp, STAMP).date() for line in stamps for stamp in line.split(","))
