"""Keeps the catalogue in step with the skills of resources; pages it follows by itself."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from home.models import ResourcePage
from home.resources.enums import SUBJECT
from network.catalogue.projection import refresh


# A page's skills are written after its post_save, yet in the same transaction.
@receiver(m2m_changed, sender=ResourcePage.skills.through)
def skills_chosen(instance: ResourcePage, action: str, **_: object) -> None:
    if action.startswith("post_"):
        refresh([f"{SUBJECT}:{instance.translation_key}"])
