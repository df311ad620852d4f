"""A reader says what is wrong with a resource, and their words are kept for a year."""

from datetime import datetime
from typing import TYPE_CHECKING

from home.models.resource_report import ResourceReport
from home.resources.enums import ReportReason
from network.content.reports.form import ReportForm

if TYPE_CHECKING:
    from home.models import ResourcePage


class ResourceReportForm(ReportForm):
    reasons = ReportReason


def report(*, resource: "ResourcePage", reason: str, message: str, now: datetime) -> ResourceReport:
    """Keep what a reader says of a resource."""
    told = ResourceReport(resource=resource, reason=reason, message=message, created_at=now)
    told.full_clean()
    told.save()
    return told


def erase_old(*, now: datetime) -> int:
    """Erase the reports that have been kept long enough; return how many."""
    return ResourceReport.objects.too_old(now).delete()[0]
