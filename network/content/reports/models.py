"""What a reader told us, without saying who they are; each kind of report says of what, and its reasons."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_ONCE_HANDLED = timedelta(days=365)
LONGEST_MESSAGE = 500


class ReportQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Reports that nobody has dealt with."""
        return self.filter(handled_at=None)

    def too_old(self, now: datetime) -> Self:
        """Reports that have been kept long enough."""
        is_over = Q(handled_at__lt=now - KEPT_ONCE_HANDLED)
        return self.filter(is_over | Q(created_at__lt=now - self.model.kept_for))


class Report(models.Model):
    """A problem, as somebody who reads tells it. Nothing about them is kept.

    `kept_for` is how long at most, from the day it came.
    """

    message = models.TextField(_("message"), max_length=LONGEST_MESSAGE, blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    handled_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dealt with by"),
    )

    kept_for = KEPT_ONCE_HANDLED
    objects = ReportQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at"]
