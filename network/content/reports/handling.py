"""Somebody deals with a report."""

from datetime import datetime

from network.content.reports.models import Report
from network.users.models import User


def deal_with(*, report: Report, by: User, now: datetime, **said: str) -> bool:
    """Note who dealt with a report, when, and what they say of it; return False where another was first."""
    waiting = type(report).objects.waiting().filter(pk=report.pk)
    is_first = bool(waiting.update(handled_at=now, handled_by=by, **said))
    report.refresh_from_db()
    return is_first
