"""Days on which a series may rest: public holidays, and the school holidays of the region's zone."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from partners.opening_hours.schedule import holiday_name

# Besançon and Dijon, that is all of Bourgogne-Franche-Comté.
ZONE = "A"
SCHOOL_HOLIDAYS = Path(__file__).parent.parent / "data" / "school_holidays.csv"


@dataclass(frozen=True, slots=True)
class Holiday:
    """From `first` to `last`, both included, there is no school."""

    first: date
    last: date
    name: str


def public_holiday(day: date) -> str:
    """Return the name of a public holiday in the active language; nothing on other days."""
    return holiday_name(day, "fr" if (get_language() or "fr").startswith("fr") else "en_US")


def school_holiday(day: date) -> str:
    """Return the name, in French, of the school holidays of a day; nothing on other days."""
    return next((one.name for one in _holidays() if one.first <= day <= one.last), "")


def school_holidays_known_until() -> date:
    """Return the last day for which the file of school holidays tells anything."""
    return max(holiday.last for holiday in _holidays())


@lru_cache(maxsize=1)
def _holidays() -> tuple[Holiday, ...]:
    with SCHOOL_HOLIDAYS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Holiday(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row["name"])
            for row in csv.DictReader(file)
            if row["zone"] == ZONE
        )
