"""What a reader told us about a resource."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.resources.enums import ReportReason
from network.content.reports.models import Report


class ResourceReport(Report):
    """A problem with a resource."""

    resource = models.ForeignKey(
        "home.ResourcePage", on_delete=models.CASCADE, related_name="reports", verbose_name=_("resource")
    )
    reason = models.CharField(_("reason"), max_length=15, choices=ReportReason.choices)

    class Meta(Report.Meta):
        verbose_name = _("report by a reader")
        verbose_name_plural = _("reports by readers")

    def __str__(self) -> str:
        return f"{self.get_reason_display()} – {self.resource}"
