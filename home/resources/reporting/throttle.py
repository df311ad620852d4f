"""How many reports one client may send, counted without keeping its address."""

from datetime import datetime

from django.http import HttpRequest

from network.content.clients import is_one_of_few

MOST_AN_HOUR = 5


def may_report(request: HttpRequest, *, now: datetime) -> bool:
    """Count a report of this client and return whether it is one of the few allowed this hour."""
    return is_one_of_few(request, what="reports", most=MOST_AN_HOUR, now=now)
