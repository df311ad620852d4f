"""Keeps the catalogue in step with sessions and what else the cards of workshops show.

Pages it follows by itself (network.catalogue.tree_signals).
"""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from events.booked import keep_booked_page
from events.keeping_in_step import refresh_workshops
from events.models import Responsible, Session, WorkshopPage
from events.services.series import forget_series
from partners.models import Organisation, Place


# A page's skills are written after its post_save, yet in the same transaction.
@receiver(m2m_changed, sender=WorkshopPage.skills.through)
def skills_chosen(instance: WorkshopPage, action: str, **_: object) -> None:
    if action.startswith("post_"):
        refresh_workshops([instance.translation_key])


@receiver([post_save, post_delete], sender=Session)
def session_changed(instance: Session, **_: object) -> None:
    refresh_workshops([instance.workshop_key])


# Once all pages of one deletion are gone: several languages may go together.
@receiver(post_delete, sender=WorkshopPage)
def workshop_deleted(instance: WorkshopPage, **_: object) -> None:
    keep_booked_page(instance)
    others = WorkshopPage.objects.filter(translation_key=instance.translation_key)
    if not others.exists():
        Responsible.objects.filter(workshop_key=instance.translation_key).delete()
    forget_series(instance)


# The catalogue follows places and organisations that it shows; these two bring in those it did not yet.
@receiver(post_save, sender=Place)
def place_changed(instance: Place, **_: object) -> None:
    refresh_workshops(Session.objects.at(instance).workshop_keys())


@receiver(post_save, sender=Organisation)
def organisation_changed(instance: Organisation, **_: object) -> None:
    led = WorkshopPage.objects.filter(organisation=instance)
    refresh_workshops(led.values_list("translation_key", flat=True))
