"""Reports by readers go after a year."""

from datetime import datetime

from home.models import ResourceReport


def erase_old(*, now: datetime) -> int:
    """Erase the reports that have been kept long enough; return how many."""
    return ResourceReport.objects.too_old(now).delete()[0]
