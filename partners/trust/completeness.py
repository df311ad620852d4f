"""How complete a sheet is, and what its people can add next: what helps most comes first."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from partners.models import Offer, Organisation, Place
from partners.models.listed import Listed

Test = Callable[[Listed], object]
ENOUGH_WORDS = 100


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a sheet should say; `advice` tells what to add where it does not."""

    weight: int
    advice: str
    is_met: Test


@dataclass(frozen=True, slots=True)
class Completeness:
    """`score` from 0 to 100; `missing` are sentences, the most useful first."""

    score: int
    missing: tuple[str, ...]


def _reach(sheet: Organisation | Offer) -> object:
    return sheet.phone or sheet.email


def _way_in(sheet: Place) -> object:
    return sheet.access or sheet.accessibility_sheet


def _on_the_map(sheet: Place) -> bool:
    return sheet.latitude is not None


def _is_found_by_skill(sheet: Organisation | Offer) -> object:
    return sheet.pk and sheet.skills.all()


_PLACE = (
    Criterion(25, _("Write the opening hours: it is what people look for first."), lambda s: s.opening_hours),
    Criterion(20, _("Give a phone number: many people prefer to call."), lambda s: s.phone),
    Criterion(15, _("Put the place on the map: people find it by distance."), _on_the_map),
    Criterion(15, _("Tick what people find there."), lambda s: s.services),
    Criterion(10, _("Say in one sentence what people find there."), lambda s: s.summary),
    Criterion(5, _("Say whether one comes, calls or writes first."), lambda s: s.access_modes),
    Criterion(5, _("Say what it costs, even when it is free."), lambda s: s.fees),
    Criterion(5, _("Say how one gets in with a wheelchair or a pram."), _way_in),
)
_ORGANISATION = (
    Criterion(25, _("Say in one sentence who you are."), lambda s: s.summary),
    Criterion(25, _("Give a phone number or an e-mail address."), _reach),
    Criterion(20, _("Write a few lines about what you do."), lambda s: len(s.description) >= ENOUGH_WORDS),
    Criterion(10, _("Give your commune: people look for help near home."), lambda s: s.commune),
    Criterion(10, _("Tick the skills you teach."), _is_found_by_skill),
    Criterion(10, _("Add your website."), lambda s: s.website),
)
_OFFER = (
    Criterion(25, _("Say how to get it: come, call, write…"), lambda s: s.ways),
    Criterion(20, _("Tick the skills it is about: people search by them."), _is_found_by_skill),
    Criterion(
        20, _("Write the hours, or say that one calls first."), lambda s: s.opening_hours or "phone" in s.ways
    ),
    Criterion(15, _("Write a few lines about how it goes."), lambda s: len(s.description) >= ENOUGH_WORDS),
    Criterion(10, _("Give a phone number or an e-mail address."), _reach),
    Criterion(5, _("Say for whom it is."), lambda s: s.audience),
    Criterion(5, _("Say how one gets in with a wheelchair or a pram."), lambda s: s.access),
)
CRITERIA = {Place: _PLACE, Organisation: _ORGANISATION, Offer: _OFFER}


def completeness(sheet: Listed) -> Completeness:
    """Return the score of a sheet and what to add."""
    missing = [one for one in CRITERIA[type(sheet)] if not one.is_met(sheet)]
    return Completeness(100 - sum(one.weight for one in missing), tuple(str(one.advice) for one in missing))
