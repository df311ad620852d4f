"""Alerts that nobody confirmed or kept go, with the address of their person."""

from datetime import datetime

from network.catalogue.models import Alert


def erase_old(*, now: datetime) -> int:
    """Erase alerts not confirmed for a week or not kept for a year; return how many."""
    _, erased = Alert.objects.to_erase(now).delete()
    return erased.get(Alert._meta.label, 0)
