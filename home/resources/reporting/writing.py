"""What happens to a report: a reader writes it, somebody of the staff deals with it."""

from datetime import datetime
from typing import TYPE_CHECKING

from home.models.resource_report import ResourceReport
from network.users.models import User

if TYPE_CHECKING:
    from home.models import ResourcePage


def report(*, resource: "ResourcePage", reason: str, message: str, now: datetime) -> ResourceReport:
    """Keep what a reader says of a resource."""
    told = ResourceReport(resource=resource, reason=reason, message=message, created_at=now)
    told.full_clean()
    told.save()
    return told


def deal_with(*, report: ResourceReport, by: User, now: datetime) -> ResourceReport:
    """Note who dealt with a report, and when; the first one counts."""
    if report.handled_at is None:
        report.handled_at, report.handled_by = now, by
        report.save(update_fields=["handled_at", "handled_by"])
    return report
