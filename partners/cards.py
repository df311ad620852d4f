"""The catalogue's cards of an organisation or a place: their own, and those that show them."""

from collections.abc import Collection, Iterable

from django.db.models import Q, Value
from django.db.models.functions import StrIndex, Substr

from network.catalogue import projection
from network.catalogue.models import Entry
from network.catalogue.sources import all_sources
from partners.catalogue import ListedSource, OrganisationSource, PlaceSource
from partners.changes import note
from partners.models import Offer, Organisation, Place
from partners.offer_catalogue import OfferSource


def refresh_place(place: Place) -> None:
    """Tell the catalogue that a place changed: its own card and every card that happens there."""
    cards = Entry.objects.filter(key__endswith=f"@{place.catalogue_key}").values_list("subject", flat=True)
    offers = _offers(Q(places=place.pk))
    note([f"{PlaceSource.name}:{place.pk}"])
    projection.refresh([f"{PlaceSource.name}:{place.pk}", *cards, *offers])


def refresh_places(places: Collection[Place], *, new: Collection[Place] = ()) -> None:
    """The same for many places, in two queries; at those that are `new` nothing happens yet."""
    own = [f"{PlaceSource.name}:{place.pk}" for place in (*places, *new)]
    there = _happening_at(places) if places else ()
    note(own)
    projection.refresh([*own, *there])


def _happening_at(places: Collection[Place]) -> list[str]:
    """Return the subjects of cards that happen at places, and of the offers there."""
    place_of_card = Substr("key", StrIndex("key", Value("@")) + 1)
    cards = Entry.objects.annotate(at=place_of_card).filter(at__in=[one.catalogue_key for one in places])
    return [*cards.values_list("subject", flat=True), *_offers(Q(places__in=[one.pk for one in places]))]


def refresh_organisation(organisation: Organisation) -> None:
    """Tell the catalogue that an organisation changed: its card, its places' and every card it leads."""
    cards = Entry.objects.filter(partner=organisation.slug).values_list("subject", flat=True)
    places = Place.objects.filter(organisation=organisation.pk).values_list("pk", flat=True)
    own = f"{OrganisationSource.name}:{organisation.pk}"
    offers = _offers(Q(organisation=organisation.pk))
    note([own, *offers])
    projection.refresh([own, *(f"{PlaceSource.name}:{pk}" for pk in places), *cards, *offers])


def refresh_offers(keys: Iterable[int]) -> None:
    """Tell the catalogue that offers changed, by their primary keys."""
    subjects = [f"{OfferSource.name}:{pk}" for pk in keys]
    note(subjects)
    projection.refresh(subjects)


def _offers(condition: Q) -> list[str]:
    """Return the subjects of offers, also of those that have no card yet."""
    keys = Offer.objects.filter(condition).order_by().values_list("pk", flat=True).distinct()
    return [f"{OfferSource.name}:{pk}" for pk in keys]


def refresh_directory() -> None:
    """Tell the catalogue that the directory is elsewhere, or open to others: so are all its cards."""
    listed = [source for source in all_sources() if isinstance(source, ListedSource)]
    projection.refresh(subject for source in listed for subject in source.subjects())
