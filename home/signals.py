"""Keeps the search of the site in step with stories and consents, proofs and erasures with their rows."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from home.models import Consent, Testimonial, TestimonialsPage
from home.testimonials import replaying
from home.testimonials.keeping_in_step import refresh_stories
from network.catalogue.tree_signals import pages_changed
from network.erasures import record
from partners.models import Organisation


@receiver([post_save, post_delete], sender=Testimonial)
def story_changed(instance: Testimonial, **_: object) -> None:
    refresh_stories([instance.translation_key])


# A story's skills are written after its post_save, yet in the same transaction.
@receiver(m2m_changed, sender=Testimonial.skills.through)
def skills_chosen(instance: Testimonial, action: str, **_: object) -> None:
    if action.startswith("post_"):
        refresh_stories([instance.translation_key])


@receiver(post_save, sender=Consent)
def consent_changed(instance: Consent, **_: object) -> None:
    refresh_stories(instance.testimonials.values_list("translation_key", flat=True))


@receiver(post_delete, sender=Consent)
def consent_deleted(instance: Consent, **_: object) -> None:
    if instance.proof:
        transaction.on_commit(lambda: instance.proof.storage.delete(instance.proof.name))
    record(replaying.KIND, replaying.key(instance, replaying.DELETED))


@receiver(post_save, sender=Organisation)
def organisation_changed(instance: Organisation, **_: object) -> None:
    refresh_stories(instance.testimonials.values_list("translation_key", flat=True))


@receiver(pages_changed)
def page_of_stories_changed(types: set[type], **_: object) -> None:
    if TestimonialsPage in types:
        refresh_stories(Testimonial.objects.values_list("translation_key", flat=True))
