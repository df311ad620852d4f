"""When somebody last made sure that a sheet is right, and what follows as months go by.

The day means: somebody who answers for the sheet, or the file it came from, said then that all was true.
"""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices
from django.utils.timezone import get_default_timezone, make_aware
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from partners.models.listed import Listed

# Months after which its people are asked, it is shown as unverified, and it may leave the catalogue.
ASKED_AFTER = (3, 6, 9)
UNVERIFIED_AFTER = 10
HIDDEN_AFTER = 12


class Freshness(TextChoices):
    CHECKED = "checked", _("Verified")
    UNVERIFIED = "unverified", _("Not verified")
    HIDDEN = "hidden", _("Not in the catalogue any more")
    UNKNOWN = "unknown", _("Never verified")


def checked_day(sheet: "Listed") -> date | None:
    """Return the day on which a sheet was last said to be right."""
    return getattr(sheet, sheet.checked_field)


def set_checked(sheet: "Listed", day: date) -> None:
    """Note that a sheet is right."""
    setattr(sheet, sheet.checked_field, day)


def freshness(sheet: "Listed", on: date) -> Freshness:
    """Return how a sheet stands on a day."""
    checked = checked_day(sheet)
    if checked is None:
        return Freshness.UNKNOWN
    hidden = hidden_day(sheet)
    if hidden and hidden <= on:
        return Freshness.HIDDEN
    is_old = checked + relativedelta(months=UNVERIFIED_AFTER) <= on
    return Freshness.UNVERIFIED if is_old else Freshness.CHECKED


def hidden_day(sheet: "Listed") -> date | None:
    """Return the day from which the catalogue leaves a sheet out; None until its people were asked in vain.

    A sheet that nobody was asked about, as most imported ones, stays to be found.
    """
    checked = checked_day(sheet)
    if sheet.hidden_from is None or checked is None or sheet.asked_about != checked:
        return None
    return max(sheet.hidden_from, checked + relativedelta(months=HIDDEN_AFTER))


def hidden_at(sheet: "Listed") -> datetime | None:
    """Return the minute of that day."""
    day = hidden_day(sheet)
    return make_aware(datetime.combine(day, time()), get_default_timezone()) if day else None


def months_due(sheet: "Listed", on: date) -> int:
    """Return the reminder a sheet is due for on a day: 3, 6 or 9, or 0 for none."""
    checked = checked_day(sheet)
    if checked is None or not sheet.live:
        return 0
    reached = [months for months in ASKED_AFTER if checked + relativedelta(months=months) <= on]
    asked = sheet.asked_months if sheet.asked_about == checked else 0
    return reached[-1] if reached and reached[-1] > asked else 0
