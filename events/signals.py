"""Keeps the catalogue in step with workshops, sessions and what their cards show; does nothing else."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from events.keeping_in_step import refresh_workshops
from events.models import Session, WorkshopPage
from partners.models import Organisation, Place


@receiver([post_save, post_delete], sender=WorkshopPage)
def workshop_changed(instance: WorkshopPage, **_: object) -> None:
    refresh_workshops([instance.translation_key])


# A page's skills are written after its post_save, yet in the same transaction.
@receiver(m2m_changed, sender=WorkshopPage.skills.through)
def skills_chosen(instance: WorkshopPage, action: str, **_: object) -> None:
    if action.startswith("post_"):
        refresh_workshops([instance.translation_key])


@receiver([post_save, post_delete], sender=Session)
def session_changed(instance: Session, **_: object) -> None:
    refresh_workshops([instance.workshop_key])


# The page may be any above workshops: its address or its visibility is theirs.
@receiver([post_page_move, page_slug_changed, page_unpublished])
def branch_changed(instance: Page, **_: object) -> None:
    _refresh_branch(instance)


# A site that begins at another page gives every page another address; Wagtail forgets the old ones
# in a receiver of its own, which comes after this one.
@receiver(post_save, sender=Site)
def site_changed(**_: object) -> None:
    Site.clear_site_root_paths_cache()
    refresh_workshops(_keys(WorkshopPage.objects.all()))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_changed(instance: PageViewRestriction, **_: object) -> None:
    _refresh_branch(instance.page)


# The catalogue follows places and organisations that it shows; these two bring in those it did not yet.
@receiver(post_save, sender=Place)
def place_changed(instance: Place, **_: object) -> None:
    refresh_workshops(Session.objects.at(instance).workshop_keys())


@receiver(post_save, sender=Organisation)
def organisation_changed(instance: Organisation, **_: object) -> None:
    refresh_workshops(_keys(WorkshopPage.objects.filter(organisation=instance)))


def _refresh_branch(page: Page) -> None:
    for root in (page, *page.aliases.all()):
        refresh_workshops(_keys(WorkshopPage.objects.descendant_of(root, inclusive=True)))


def _keys(pages: QuerySet[WorkshopPage]) -> Iterable[UUID]:
    return pages.values_list("translation_key", flat=True)
