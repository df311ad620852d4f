"""A changed word of the staff gives the catalogue a new version, in the same transaction."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from network.catalogue import projection
from network.catalogue.models import Entry, Family, Skill, SynonymGroup
from network.catalogue.state import touch


@receiver([post_save, post_delete], sender=Family)
@receiver([post_save, post_delete], sender=SynonymGroup)
def renew_words(**kwargs: object) -> None:
    touch(words=True)


@receiver([post_save, post_delete], sender=Skill)
def renew_skill(instance: Skill, **kwargs: object) -> None:
    """The name of a skill is searched with the cards that teach it."""
    teaching = Entry.objects.filter(terms__contains=f"skill:{instance.key}")
    projection.refresh(teaching.values_list("subject", flat=True))
    touch(words=True)
