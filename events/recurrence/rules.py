"""The dates of a rule (RFC 5545 §3.3.10), bounded, at the same time on the wall all the year."""

import re
from datetime import UTC, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from events.local_time import to_wall_clock
from network.sheets.verdicts import RefusedError

MOST_DATES = 400
LONGEST = timedelta(days=3 * 366)
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
# Rules of hours and minutes would give several dates a day, and cost much to search.
PARTS = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
    | {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYWEEKNO", "BYSETPOS"}
)
STAMP = "%Y%m%dT%H%M%S"


def dates_of(rule: str, first: datetime) -> list[datetime]:
    """Return the starts, naive local, of `rule` (without the prefix RRULE:) from the naive local `first`.

    Raises RefusedError for a rule that has no end or two, more than 400 dates or lasts more than three years.
    """
    parts = parts_of(rule)
    is_counted = "COUNT" in parts
    count = _number(parts.pop("COUNT", str(MOST_DATES + 1)))
    _number(parts.get("INTERVAL", "1"))
    limit = first + LONGEST
    until = _until(parts.pop("UNTIL", ""), limit)
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        # The end goes with every rule: without it, one that never falls due would search for ever.
        found = rrulestr(f"{text};UNTIL={min(until, limit):{STAMP}}", dtstart=first)
        dates = list(islice(found, min(count, MOST_DATES + 1)))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise RefusedError(_("is not a rule we can read (%(why)s)") % {"why": error}) from None
    return _bounded(dates, is_cut=until > limit or (is_counted and len(dates) < count))


def parts_of(rule: str) -> dict[str, str]:
    """Return the parts of a rule by their names, or raise RefusedError for one without end or sense."""
    if not re.fullmatch(r"[A-Za-z]+=[\w+,-]+(;[A-Za-z]+=[\w+,-]+)*;?", rule):
        raise RefusedError(_("is not a rule such as FREQ=WEEKLY;COUNT=10"))
    parts = dict(part.upper().split("=") for part in rule.strip(";").split(";"))
    unknown = sorted(set(parts) - PARTS)
    if unknown or parts.get("FREQ") not in FREQUENCIES:
        raise RefusedError(_("has a part we do not read: %(part)s") % {"part": ", ".join(unknown) or "FREQ"})
    if not {"COUNT", "UNTIL"} & set(parts):
        raise RefusedError(_("has no end: write COUNT or UNTIL"))
    if {"COUNT", "UNTIL"} <= set(parts):
        raise RefusedError(_("has two ends: write COUNT or UNTIL, not both"))
    return parts


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= MOST_DATES + 1):
        raise RefusedError(_("has a number that is not from 1 to %(most)s") % {"most": MOST_DATES})
    return int(text)


def _until(text: str, default: datetime) -> datetime:
    """Return the last moment, naive local: a day is meant whole, a final Z says UTC."""
    if not text:
        return default
    try:
        if len(text) == len("20270630"):
            return datetime.strptime(f"{text}T235959", STAMP)
        if text.endswith("Z"):
            return to_wall_clock(datetime.strptime(text, f"{STAMP}Z").replace(tzinfo=UTC))
        return datetime.strptime(text, STAMP)
    except ValueError:
        raise RefusedError(_("has an end that is no date: UNTIL=%(text)s") % {"text": text}) from None


def _bounded(dates: list[datetime], *, is_cut: bool) -> list[datetime]:
    if len(dates) > MOST_DATES:
        raise RefusedError(_("makes more than %(most)s dates") % {"most": MOST_DATES})
    if not dates:
        raise RefusedError(_("makes no date"))
    if is_cut:
        raise RefusedError(_("lasts more than three years"))
    return dates
