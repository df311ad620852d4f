"""What a reader told us about a resource, without saying who they are."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.resources.enums import ReportReason

KEPT_FOR = timedelta(days=365)
LONGEST_MESSAGE = 500


class ResourceReportQuerySet(models.QuerySet["ResourceReport"]):
    def waiting(self) -> Self:
        """Reports that nobody has dealt with."""
        return self.filter(handled_at=None)

    def too_old(self, now: datetime) -> Self:
        """Reports that have been kept long enough."""
        return self.filter(created_at__lt=now - KEPT_FOR)


class ResourceReport(models.Model):
    """A problem with a resource. Nothing about the reader is kept."""

    resource = models.ForeignKey(
        "home.ResourcePage", on_delete=models.CASCADE, related_name="reports", verbose_name=_("resource")
    )
    reason = models.CharField(_("reason"), max_length=15, choices=ReportReason.choices)
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

    objects = ResourceReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report by a reader")
        verbose_name_plural = _("reports by readers")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} – {self.resource}"
