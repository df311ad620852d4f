"""Keeps the catalogue in step with organisations and places, in the transaction that changes them."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from network.catalogue.tree_signals import pages_changed
from partners.cards import refresh_directory, refresh_organisation, refresh_place
from partners.models import DirectoryPage, Organisation, Place


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


@receiver(pages_changed)
def retell_directory(types: set[type], **kwargs: object) -> None:
    if DirectoryPage in types:
        refresh_directory()
