"""What leaves the search with a sheet that is taken down: dates and offers that happen there."""

from dataclasses import dataclass

from django.utils import timezone

from network.catalogue.enums import Format
from network.catalogue.models import EntrySession
from network.catalogue.translations import reading_language
from partners.keys import Sheet
from partners.models import Offer, Organisation, Place


@dataclass(frozen=True, slots=True)
class Lost:
    """How many dates to come and offers nobody will find any more."""

    dates: int = 0
    offers: int = 0


def lost_with(sheet: Sheet) -> Lost:
    """Return what is found only while a sheet is public."""
    if isinstance(sheet, Place):
        return Lost(_dates_at(sheet), _only_at(sheet))
    if isinstance(sheet, Organisation):
        return Lost(offers=Offer.objects.current().filter(organisation=sheet).count())
    return Lost()


def _dates_at(place: Place) -> int:
    coming = EntrySession.objects.coming(timezone.now(), language=reading_language())
    there = coming.filter(entry__key__endswith=f"@{place.catalogue_key}")
    return there.values("session").distinct().count()


def _only_at(place: Place) -> int:
    """Return how many offers are had here only: others are still found where else they are had."""
    elsewhere = Offer.objects.filter(places__in=Place.objects.live().exclude(pk=place.pk))
    here = Offer.objects.current().at(place).filter(format=Format.ON_SITE)
    return here.exclude(pk__in=elsewhere.values("pk")).count()
