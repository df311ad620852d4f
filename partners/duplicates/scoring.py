"""How likely two sheets tell of one thing: a score from 0 to 100 and the reasons, in words people check."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from network.geo.distance import distance_km
from partners.duplicates.traits import Traits

WORTH_SHOWING = 50
SAME_SPOT_KM = 0.1
NEAR_KM = 0.5
FAR_KM = 1.5
ELSEWHERE_KM = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against; `points` is what it adds to the score."""

    points: int
    words: str


def score(first: Traits, second: Traits) -> tuple[int, tuple[Reason, ...]]:
    """Return how likely two sheets are one, 0 to 100, with the reasons that count most first."""
    reasons = [*_names(first, second), *_spots(first, second), *_reach(first, second)]
    total = sum(reason.points for reason in reasons)
    reasons.sort(key=lambda reason: -abs(reason.points))
    return max(0, min(100, total)), tuple(reasons)


def _names(first: Traits, second: Traits) -> Iterator[Reason]:
    one, other = " ".join(first.words), " ".join(second.words)
    whole, within = fuzz.token_sort_ratio(one, other), fuzz.token_set_ratio(one, other)
    if whole >= 97:
        yield Reason(45, _("The names are the same."))
    elif whole >= 80:
        yield Reason(35, _("The names differ by some letters only."))
    elif within >= 97:
        yield Reason(30, _("One name is within the other."))
    elif whole >= 60 and within >= 65:
        yield Reason(20, _("The names look alike."))
    elif within < 45:
        yield Reason(-15, _("The names have little in common."))


def _spots(first: Traits, second: Traits) -> Iterator[Reason]:
    km = distance_km(*first.point, *second.point) if first.point and second.point else None
    same_street = bool(first.street) and fuzz.token_sort_ratio(first.street, second.street) >= 85
    other_house = bool(first.houses and second.houses) and first.houses != second.houses
    if same_street and first.postcode[:2] == second.postcode[:2] and (km is None or km < FAR_KM):
        yield (
            Reason(10, _("They are in the same street."))
            if other_house
            else Reason(30, _("The addresses are the same."))
        )
    if km is None:
        yield from _towns(first, second)
    elif km <= SAME_SPOT_KM:
        yield Reason(10, _("They are less than 100 metres apart."))
    elif km > FAR_KM:
        yield Reason(-60 if km > ELSEWHERE_KM else -35, _("They are %(km)s km apart.") % {"km": round(km, 1)})
    elif km > NEAR_KM:
        yield Reason(-10, _("They are more than 500 metres apart."))


def _towns(first: Traits, second: Traits) -> Iterator[Reason]:
    if first.postcode == second.postcode or first.commune == second.commune:
        yield Reason(5, _("They are in the same town."))
    elif first.postcode and second.postcode:
        yield Reason(-35, _("They are in different towns."))


def _reach(first: Traits, second: Traits) -> Iterator[Reason]:
    if first.numbers & second.numbers:
        yield Reason(20, _("The SIRET or RNA number is the same."))
    elif _kinds(first) & _kinds(second):
        yield Reason(-20, _("The SIRET or RNA numbers differ."))
    if first.phone and second.phone:
        same = first.phone == second.phone
        yield (
            Reason(20, _("The phone number is the same."))
            if same
            else Reason(-10, _("The phone numbers differ."))
        )
    if first.emails & second.emails:
        yield Reason(15, _("An e-mail address is the same."))
    if first.site and first.site == second.site:
        yield Reason(10, _("The website is the same."))


def _kinds(sheet: Traits) -> set[bool]:
    """Return which kinds of numbers a sheet has: an RNA number begins with W."""
    return {number.startswith("W") for number in sheet.numbers}
