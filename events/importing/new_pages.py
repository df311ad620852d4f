"""Adds many workshops under a calendar in a few queries, where Wagtail's add_child takes dozens for each.

What add_child does is done here for all at once: place in the tree, address, search and reference
index. The texts were checked as they were read; no log entry is made, the source says where they are from.
"""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends

from events.models import CalendarPage, WorkshopPage
from network.catalogue.models import Skill
from partners.models.listed import free_slug

NewWorkshop = tuple[WorkshopPage, Sequence[Skill]]
PAGE_COLUMNS = tuple(field.attname for field in Page._meta.concrete_fields if not field.primary_key)


@transaction.atomic
def add_workshops(calendar: CalendarPage, workshops: Sequence[NewWorkshop]) -> None:
    """Publish new workshops, each with its skills, as the last children of the calendar."""
    if not workshops:
        return
    pages = [page for page, _skills in workshops]
    _place(calendar, pages)
    _insert(pages)
    Page.objects.filter(pk=calendar.pk).update(numchild=F("numchild") + len(pages))
    # The next batch asks this very calendar for its last child.
    calendar.numchild += len(pages)
    _choose_skills(workshops)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(WorkshopPage, pages)


def _place(calendar: CalendarPage, pages: Sequence[WorkshopPage]) -> None:
    """Give each page its place in the tree, its address, and the dates of its publication."""
    siblings = calendar.get_children()
    slugs, last, now = set(siblings.values_list("slug", flat=True)), siblings.last(), timezone.now()
    content_type = ContentType.objects.get_for_model(WorkshopPage)
    depth = calendar.depth + 1
    path = last._inc_path() if last else calendar._get_path(calendar.path, depth, 1)
    for page in pages:
        page.path, page.depth, page.content_type, page.locale = path, depth, content_type, calendar.locale
        page.slug = free_slug(page.title, slugs.__contains__)
        slugs.add(page.slug)
        page.url_path = f"{calendar.url_path}{page.slug}/"
        page.draft_title = page.title
        page.first_published_at = page.last_published_at = now
        path = page._inc_path()


def _insert(pages: Sequence[WorkshopPage]) -> None:
    """Insert both halves of each page: Django writes rows of two tables only one by one."""
    halves = Page.objects.bulk_create(
        [Page(**{name: getattr(page, name) for name in PAGE_COLUMNS}) for page in pages]
    )
    for page, half in zip(pages, halves, strict=True):
        page.pk = page.page_ptr_id = page.id = half.pk
        page._state.adding = False
    WorkshopPage._base_manager._insert(
        pages, fields=WorkshopPage._meta.local_concrete_fields, using=WorkshopPage.objects.db
    )


def _choose_skills(workshops: Sequence[NewWorkshop]) -> None:
    link = WorkshopPage.skills.through
    link.objects.bulk_create(
        link(workshoppage_id=page.pk, skill=skill) for page, skills in workshops for skill in skills
    )
