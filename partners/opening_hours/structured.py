"""Opening hours for machines: schema.org's OpeningHoursSpecification."""

from collections import defaultdict
from datetime import datetime, timedelta

from partners.opening_hours.schedule import Span, local, parse
from partners.opening_hours.wording import WEEK

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Specification = dict[str, object]


def specifications(text: str, at: datetime) -> dict[str, list[Specification]]:
    """Return `openingHoursSpecification` for the coming week, and `special…` for its holidays.

    Both are left out when nothing is known. https://schema.org/openingHoursSpecification
    """
    schedule = parse(text)
    if schedule is None:
        return {}
    today = local(at).date()
    coming = [today + timedelta(days=number) for number in range(WEEK)]
    usual = {on: schedule.day(on, is_regular=True) for on in coming}
    told = {"openingHoursSpecification": _weekly({on.weekday(): spans for on, spans in usual.items()})}
    special = [
        _on_one_day(on.isoformat(), span)
        for on in coming
        if schedule.is_unusual(on)
        for span in schedule.day(on) or (None,)
    ]
    return told | ({"specialOpeningHoursSpecification": special} if special else {})


def _weekly(days: dict[int, tuple[Span, ...]]) -> list[Specification]:
    """Return one specification for the days that share the same hours."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for weekday in sorted(days):
        for span in days[weekday]:
            if span.is_certain:
                shared[_clock(span)].append(_NAMES[weekday])
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": names, "opens": opens, "closes": closes}
        for (opens, closes), names in shared.items()
    ]


def _on_one_day(on: str, span: Span | None) -> Specification:
    """Return the hours of one date; opening and closing at the same minute means closed all day."""
    opens, closes = _clock(span) if span else ("00:00", "00:00")
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": on,
        "validThrough": on,
        "opens": opens,
        "closes": closes,
    }


def _clock(span: Span) -> tuple[str, str]:
    """Return both hours; midnight at the end is written 23:59, since 00:00 would mean closed."""
    closes = f"{span.end:%H:%M}"
    return f"{span.start:%H:%M}", "23:59" if closes == "00:00" else closes
