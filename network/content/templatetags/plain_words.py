"""Dates, hours, distances, seats and phone numbers in the words people say, in the language of the page."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache

import phonenumbers
from django import template
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format as format_time
from django.utils.translation import get_language, gettext, ngettext, pgettext

register = template.Library()

# Between a number and its unit a line must not break.
NO_BREAK = "\u00a0"
MINUTES_IN_AN_HOUR = 60
HOME_REGION = "FR"
FEW_SEATS = 3
MOST_DAYS = 4


@register.filter
def when(moment: datetime | None) -> str:
    """Return day and hour in local time, "mardi 8 décembre à 14 h 30"; the year only when not this one."""
    if not moment:
        return ""
    return gettext("%(day)s at %(hour)s") % {"day": day(moment), "hour": hour(moment)}


@register.filter
def day(moment: date | datetime | None) -> str:
    """Return a day in full, "mardi 8 décembre"; the year only when it is not this one."""
    if not moment:
        return ""
    local = _local(moment)
    return _day(local.year, local.month, local.day, local.year == timezone.localdate().year, get_language())


@register.filter
def hour(moment: datetime | None) -> str:
    """Return the hour in local time: "14 h", "14 h 30"; in English "2 pm", "2:30 pm"."""
    if not moment:
        return ""
    local = _local(moment)
    return _hour(local.hour, local.minute, get_language())


@register.filter
def leaf(moment: date | datetime | None) -> tuple[str, str, str]:
    """Return what the leaf of a calendar says: ("mardi", "8", "déc.")."""
    if not moment:
        return ("", "", "")
    local = _local(moment)
    return _leaf(local.year, local.month, local.day, get_language())


@register.filter
def other_dates(number: int) -> str:
    """Return "et 3 autres dates" beside the first date of a card; nothing when there is no other."""
    if not number:
        return ""
    return ngettext("and %(number)s other date", "and %(number)s other dates", number) % {"number": number}


@register.filter
def course(starts: Sequence[datetime] | None) -> str:
    """Return the dates one books together, "Parcours de 3 séances : mardi 9 mars, …"; nothing for one."""
    if not starts:
        return ""
    days = ", ".join(map(day, starts))
    if len(starts) > MOST_DAYS:
        days = gettext("from %(first)s to %(last)s") % {"first": day(starts[0]), "last": day(starts[-1])}
    return gettext("Course of %(number)s sessions: %(days)s") % {"number": len(starts), "days": days}


@register.filter
def distance(km: float | None) -> str:
    """Return how far, from a distance in km: "à 6 km", "à moins de 1 km"."""
    if km is None:
        return ""
    if km < 1:
        return gettext("less than 1 km away").replace(" km", f"{NO_BREAK}km")
    return gettext("%(km)s km away").replace(" km", f"{NO_BREAK}km") % {"km": round(km)}


@register.filter
def seats(left: int | None, status: str = "scheduled") -> str:
    """Return what remains of a session, "3 places restantes" or "Complet"; nothing when not counted."""
    if status == "cancelled":
        return gettext("Cancelled")
    if status == "postponed":
        return gettext("Postponed")
    if status == "full" or left == 0:
        return gettext("Full")
    if left is None:
        return ""
    return ngettext("%(left)s seat left", "%(left)s seats left", left) % {"left": left}


@register.filter
def with_line(words: str, waiting: int | None) -> str:
    """Return the words of `seats` and how many wait: "Complet – liste d’attente (2 personnes)"."""
    if not words or not waiting:
        return words
    line = ngettext("waiting list (%(number)s person)", "waiting list (%(number)s people)", waiting)
    return f"{words} – {line % {'number': waiting}}"


@register.filter
def seats_tone(left: int | None, status: str = "scheduled") -> str:
    """Return the classes of the badge that says the seats; none while there are plenty."""
    if status in ("cancelled", "full") or left == 0:
        return "badge badge--stopped"
    if status == "postponed" or (left is not None and left <= FEW_SEATS):
        return "badge badge--careful"
    return ""


@register.filter
def duration(minutes: int | None) -> str:
    """Return a length given in minutes: "45 min", "2 h", "1 h 30"."""
    if not minutes:
        return ""
    hours, rest = divmod(int(minutes), MINUTES_IN_AN_HOUR)
    if not hours:
        return NO_BREAK.join((str(rest), "min"))
    return NO_BREAK.join((str(hours), "h", f"{rest:02}") if rest else (str(hours), "h"))


@register.filter
def phone(number: object) -> str:
    """Return a phone number as it is read in France, "03 53 01 01 42", or with its country when foreign."""
    parsed = _parsed(number)
    if parsed is None:
        return str(number or "")
    is_french = phonenumbers.region_code_for_number(parsed) == HOME_REGION
    styles = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, styles.NATIONAL if is_french else styles.INTERNATIONAL)


@register.filter
def tel_link(number: object) -> str:
    """Return the address that calls a number, "tel:+33353010142" (RFC 3966); nothing for anything else."""
    parsed = _parsed(number)
    if parsed is None:
        return ""
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"


def _local(moment: date | datetime) -> date | datetime:
    is_aware = isinstance(moment, datetime) and timezone.is_aware(moment)
    # The network's own zone: staff may have chosen another for their account.
    return timezone.localtime(moment, timezone.get_default_timezone()) if is_aware else moment


# A list shows the same few days and hours again and again, and Django formats a date in 30 µs. The language
# is an argument because the words depend on it.
@lru_cache(maxsize=2000)
def _day(year: int, month: int, number: int, is_this_year: bool, language: str | None) -> str:
    pattern = (
        pgettext("Django date format", "l j F") if is_this_year else pgettext("Django date format", "l j F Y")
    )
    if number == 1 and (language or "").startswith("fr"):
        # "1er", alone among the days of a French month.
        pattern = pattern.replace("j", r"1\e\r")
    return format_date(date(year, month, number), pattern)


@lru_cache(maxsize=2000)
def _hour(hours: int, minutes: int, language: str | None) -> str:
    pattern = (
        pgettext("Django time format, with minutes", "g:i a")
        if minutes
        else pgettext("Django time format, on the hour", "g a")
    )
    said = format_time(time(hours, minutes), pattern)
    return said.replace("a.m.", "am").replace("p.m.", "pm").replace(" ", NO_BREAK)


@lru_cache(maxsize=2000)
def _leaf(year: int, month: int, number: int, language: str | None) -> tuple[str, str, str]:
    shown = date(year, month, number)
    return format_date(shown, "l"), str(number), format_date(shown, "N")


def _parsed(number: object) -> phonenumbers.PhoneNumber | None:
    if isinstance(number, phonenumbers.PhoneNumber):
        return number
    try:
        return phonenumbers.parse(str(number or ""), HOME_REGION)
    except phonenumbers.NumberParseException:
        return None
