"""How many reports one client may send, counted without keeping its address."""

from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest

from network.content.clients import mark_of

MOST_AN_HOUR = 5
HOUR = 3600


def may_report(request: HttpRequest, *, now: datetime) -> bool:
    """Count a report of this client and return whether it is one of the few allowed this hour."""
    key = f"reports-{mark_of(request, now=now)}-{now:%H}"
    sent = cache.get(key, 0)
    if sent >= MOST_AN_HOUR:
        return False
    cache.set(key, sent + 1, HOUR)
    return True
