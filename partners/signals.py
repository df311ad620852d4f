"""Keeps the catalogue in step with organisations and places, in the transaction that changes them."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from partners.cards import refresh_organisation, refresh_place
from partners.models import Organisation, Place


@receiver([post_save, post_delete], sender=Place)
def retell_place(instance: Place, **kwargs: object) -> None:
    refresh_place(instance)


@receiver([post_save, post_delete], sender=Organisation)
def retell_organisation(instance: Organisation, **kwargs: object) -> None:
    refresh_organisation(instance)
