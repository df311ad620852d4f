"""“Verified on…” in words, for the page of a sheet."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partners.trust.freshness import Freshness, checked_day, freshness

if TYPE_CHECKING:
    from partners.models.listed import Listed


@dataclass(frozen=True, slots=True)
class Checked:
    """The day, None where nobody ever said, and whether people can rely on it."""

    day: date | None
    state: str

    @property
    def is_fresh(self) -> bool:
        return self.state == Freshness.CHECKED


def checked(sheet: "Listed", on: date) -> Checked:
    """Return what the page of a sheet says about how fresh it is."""
    return Checked(checked_day(sheet), freshness(sheet, on))
