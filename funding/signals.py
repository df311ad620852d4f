"""Keeps the catalogue in step with the funders whose names programmes show.

Pages it follows by itself (network.catalogue.tree_signals).
"""

from django.db.models.signals import post_save
from django.dispatch import receiver

from funding.models import Funder, ProgrammePage
from network.catalogue.projection import refresh


@receiver(post_save, sender=Funder)
def funder_changed(instance: Funder, **_: object) -> None:
    keys = instance.programmes.order_by().values_list("translation_key", flat=True)
    refresh(f"{ProgrammePage.told_by}:{key}" for key in keys)
