"""A volunteer's question, read once and never changed, and what each of its parameters may hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Literal

from django.conf import settings

from network.catalogue.enums import PartOfDay, Weekday

DEFAULT_RADIUS_KM = 20
MAX_RADIUS_KM = 500
PAGE_SIZE = 20
MAX_LIMIT = 100
# By `newest` no edit moves a card: the order to follow or harvest by.
SORTS = ("relevance", "date", "distance", "newest")
# Facets that belong to the card; `day` and `part` belong to its dates.
CARD_FACETS = ("skill", "level", "kind", "format", "audience", "access", "fee", "partner", "language")
DATE_FACETS = ("day", "part")
FACETS = (*DATE_FACETS, *CARD_FACETS)

Scope = Literal["catalogue", "site"]
Terms = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Near:
    """Around a point: WGS84 degrees, radius in km (None: however far), and what was understood."""

    latitude: float
    longitude: float
    label: str
    radius_km: float | None = DEFAULT_RADIUS_KM


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """What to find. Days are both included; `terms` are OR within a facet, AND between facets.

    `words` is the text as typed when a place or a moment was taken out of it, else empty.
    `site_language` is that of the site being read. The scope `site` finds whatever the site tells, each
    thing once, and counts nothing but kinds; the catalogue shows a thing once for each of its places.
    `beside` is how many remote cards the first page shall bring beside near ones, where nobody asked how to
    meet. `called_off` lets cancelled and postponed dates answer too. `after` is the `following` of the page
    before, which `by_cursor` asks for.
    """

    now: datetime
    text: str = ""
    words: str = ""
    near: Near | None = None
    date_from: date | None = None
    date_to: date | None = None
    seats: int | None = None
    terms: Terms = field(default_factory=dict)
    sort: str = ""
    offset: int = 0
    limit: int = PAGE_SIZE
    site_language: str = settings.LANGUAGE_CODE
    scope: Scope = "catalogue"
    beside: int = 0
    called_off: bool = False
    after: tuple[object, ...] | None = None
    by_cursor: bool = False

    @property
    def order(self) -> str:
        """The order asked for; else by relevance when there is text, else by next date.

        An order that the question cannot have (distance from nowhere, relevance to nothing) falls
        back to the same default.
        """
        possible = {"distance": self.near is not None, "relevance": bool(self.text)}
        if self.sort and possible.get(self.sort, True):
            return self.sort
        return "relevance" if self.text else "date"

    @property
    def harvests(self) -> bool:
        """Whether somebody follows or gathers the catalogue, which the projection alone knows how to page."""
        return self.by_cursor or self.called_off or self.after is not None or self.sort == "newest"

    @property
    def wants_beside(self) -> bool:
        """Whether remote cards stand beside the near ones that answer."""
        return bool(self.beside and self.near and not self.offset and not self.terms.get("format"))

    @property
    def asks_nothing(self) -> bool:
        """Whether the answer is the whole catalogue."""
        asked = self.text or self.near or self.asks_for_dates
        return not (asked or any(self.terms.values()))

    @property
    def asks_for_dates(self) -> bool:
        """Whether only something that has a date can answer."""
        facets = any(self.terms.get(facet) for facet in DATE_FACETS)
        return bool(self.date_from or self.date_to or self.seats or facets)

    @property
    def filters(self) -> tuple[str, ...]:
        """Parameters that narrow the answer besides the text and the place; facets in the order asked."""
        single = (("from", self.date_from), ("to", self.date_to), ("seats", self.seats))
        return (
            *(name for name, value in single if value),
            *(name for name in self.terms if self.terms[name]),
        )

    def slots(self, *, without: str = "") -> int:
        """Return the bits of EntrySession.slot that `day` and `part` allow, leaving out one facet."""
        days = () if without == "day" else self.terms.get("day", ())
        parts = () if without == "part" else self.terms.get("part", ())
        return _any_of(DAY_SLOTS, days) & _any_of(PART_SLOTS, parts)

    def without(self, parameter: str) -> "CatalogueQuery":
        """Return the same question with one of `filters` dropped."""
        if parameter in ("from", "to"):
            return replace(self, **{f"date_{parameter}": None})
        if parameter == "seats":
            return replace(self, seats=None)
        return replace(self, terms={name: v for name, v in self.terms.items() if name != parameter})


def _any_of(slots: Mapping[str, int], values: Iterable[str]) -> int:
    """Return the bits of the values that are known; those of all where none is asked for."""
    return reduce(or_, (slots.get(value, 0) for value in values or slots))


def slot_bit(weekday: int, part: int) -> int:
    """Return the bit of a weekday (Monday 0) and a part of the day (morning 0)."""
    return 1 << (3 * weekday + part)


def slot_of(local: datetime) -> int:
    """Return the bit of a session that starts at `local`, a datetime in the network's time zone."""
    part = 0 if local.hour < 12 else 1 if local.hour < 18 else 2
    return slot_bit(local.weekday(), part)


DAY_SLOTS = {
    day: reduce(or_, (slot_bit(weekday, part) for part in range(len(PartOfDay.values))))
    for weekday, day in enumerate(Weekday.values)
}
PART_SLOTS = {
    name: reduce(or_, (slot_bit(weekday, part) for weekday in range(len(Weekday.values))))
    for part, name in enumerate(PartOfDay.values)
}
