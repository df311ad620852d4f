"""The catalogue follows the tree of pages: what a page says, where it is, and who may read it."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from network.catalogue.projection import refresh

# Sent with `types`, the types of the pages that changed: for those whose address is below such a page.
pages_changed = Signal()


@receiver(post_save)
def page_changed(instance: Model, **_: object) -> None:
    if isinstance(instance, Page):
        _follow([(instance.content_type_id, instance.translation_key)])


# Of the two rows of a page that of Page itself goes last.
@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **_: object) -> None:
    _follow([(instance.content_type_id, instance.translation_key)])


# The page may be any above others: its address or its visibility is theirs.
@receiver([post_page_move, page_slug_changed, page_unpublished])
def branch_changed(instance: Page, **_: object) -> None:
    _follow_branch(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_changed(instance: PageViewRestriction, **_: object) -> None:
    _follow_branch(instance.page)


# A site that begins at another page gives every page another address; Wagtail forgets the old ones
# in a receiver of its own, which may come after this one.
@receiver([post_save, post_delete], sender=Site)
def site_changed(**_: object) -> None:
    Site.clear_site_root_paths_cache()
    _follow(_named(Page.objects.all()))


def _follow_branch(page: Page) -> None:
    for root in (page, *page.aliases.all()):
        _follow(_named(Page.objects.descendant_of(root, inclusive=True)))


def _named(pages: PageQuerySet) -> Iterable[tuple[int, UUID]]:
    return pages.order_by().values_list("content_type_id", "translation_key")


def _follow(pages: Iterable[tuple[int, UUID]]) -> None:
    """Refresh the cards of pages, given as content type and translation key."""
    named = [(ContentType.objects.get_for_id(type_id).model_class(), key) for type_id, key in pages]
    told = ((getattr(model, "told_by", ""), key) for model, key in named)
    refresh(f"{source}:{key}" for source, key in told if source)
    pages_changed.send(sender=Page, types={model for model, _key in named})
