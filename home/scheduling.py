"""What was put on the calendar: published and taken down when its hour has come."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import models, transaction
from wagtail.models import DraftStateMixin, Page, Revision


def publish_due(now: datetime) -> Iterator[tuple[str, Exception | None]]:
    """Take down what has expired, then publish what is due; yield each, with the error that prevented it.

    As Wagtail's own command does, but each alone in its transaction: one that cannot be published
    keeps no other from it.
    """
    for model in _models():
        for one in model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at"):
            error = _error(one.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
            yield f"{model._meta.label} {one.pk} taken down", error
    for revision in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
        error = _error(revision.publish, log_action="wagtail.publish.scheduled")
        yield f"{revision.content_type} {revision.object_id} published", error


def _models() -> list[type[models.Model]]:
    drafted = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    return [Page, *(model for model in drafted if not issubclass(model, Page))]


def _error(act: Callable[..., object], **options: object) -> Exception | None:
    try:
        with transaction.atomic():
            act(**options)
    except Exception as error:
        return error
    return None
