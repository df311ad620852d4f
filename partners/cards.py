"""The catalogue's cards of an organisation or a place: those to show, those to tell anew."""

from collections.abc import Iterable

from network.catalogue import projection
from network.catalogue.models import Entry
from partners.models import Organisation, Place


def refresh_place(place: Place) -> None:
    """Tell the catalogue that a place changed: every card that happens there."""
    cards = Entry.objects.filter(key__endswith=f"@{place.catalogue_key}")
    projection.refresh(cards.values_list("subject", flat=True))


def refresh_places(places: Iterable[Place]) -> None:
    """The same for many places, in one query."""
    keys = {place.catalogue_key for place in places}
    subjects = Entry.objects.filter(key__contains="@place-").values_list("key", "subject")
    projection.refresh(subject for key, subject in subjects if key.rpartition("@")[2] in keys)


def refresh_organisation(organisation: Organisation) -> None:
    """Tell the catalogue that an organisation changed: every card it leads, or that its places host."""
    projection.refresh(Entry.objects.filter(partner=organisation.slug).values_list("subject", flat=True))
