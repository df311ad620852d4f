"""Keeps the catalogue in step with organisations, places and offers, in the transaction that changes them."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from network.catalogue.models import Skill
from network.catalogue.tree_signals import pages_changed
from partners.cards import refresh_directory, refresh_offers, refresh_organisation, refresh_place
from partners.models import DirectoryPage, Offer, Organisation, Place


@receiver([post_save, post_delete], sender=Place)
def retell_place(instance: Place, **kwargs: object) -> None:
    refresh_place(instance)


@receiver([post_save, post_delete], sender=Organisation)
def retell_organisation(instance: Organisation, **kwargs: object) -> None:
    refresh_organisation(instance)


@receiver(m2m_changed, sender=Organisation.skills.through)
def retell_skills(instance: Organisation, action: str, **kwargs: object) -> None:
    if action.startswith("post_"):
        refresh_organisation(instance)


@receiver([post_save, post_delete], sender=Offer)
def retell_offer(instance: Offer, **kwargs: object) -> None:
    refresh_offers([instance.pk])


@receiver([m2m_changed], sender=Offer.places.through)
@receiver([m2m_changed], sender=Offer.skills.through)
def retell_choices(
    instance: Offer | Place | Skill, action: str, pk_set: set[int] | None, **kwargs: object
) -> None:
    """Choices come from the offer, or from the place or skill that is chosen."""
    if action.startswith("post_"):
        refresh_offers([instance.pk] if isinstance(instance, Offer) else pk_set or ())


@receiver(pages_changed)
def retell_directory(types: set[type], **kwargs: object) -> None:
    if DirectoryPage in types:
        refresh_directory()
