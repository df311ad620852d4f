"""How the page of a workshop stands, in the eyes of those who wrote it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from events.models import WorkshopPage


class Stand(TextChoices):
    PUBLIC = "public", _("Public")
    WAITING = "waiting", _("We are reading it")
    CHANGE = "change", _("To change")
    DRAFT = "draft", _("Not public")


@dataclass(frozen=True, slots=True)
class Standing:
    """`reason` is what moderators ask to change."""

    stand: Stand
    reason: str = ""


def standings(pages: Iterable[WorkshopPage]) -> Mapping[int, Standing]:
    """Return how each page stands, in one query."""
    pages = list(pages)
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    ).select_related("current_task_state")
    asked = {state.object_id: state for state in states.order_by("created_at")}
    return {page.pk: _standing(page, asked.get(str(page.pk))) for page in pages}


def _standing(page: WorkshopPage, state: WorkflowState | None) -> Standing:
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing(Stand.CHANGE, state.current_task_state.comment if state.current_task_state else "")
    if state:
        return Standing(Stand.WAITING)
    return Standing(Stand.PUBLIC if page.live else Stand.DRAFT)
