"""How many reports one client may send, counted without keeping its address."""

from datetime import datetime
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST_AN_HOUR = 5
HOUR, DAY = 3600, 24 * 3600


def may_report(request: HttpRequest, *, now: datetime) -> bool:
    """Count a report of this client and return whether it is one of the few allowed this hour."""
    key = f"reports-{_nameless(_address(request), now)}-{now:%H}"
    sent = cache.get(key, 0)
    if sent >= MOST_AN_HOUR:
        return False
    cache.set(key, sent + 1, HOUR)
    return True


def _nameless(address: str, now: datetime) -> str:
    """Return a mark of the address that nobody can turn back: its salt is drawn each day and then lost."""
    salt = cache.get_or_set(f"reports-salt-{now:%Y-%m-%d}", token_hex, DAY)
    return salted_hmac(salt, address).hexdigest()


def _address(request: HttpRequest) -> str:
    """Return the address of the client; behind the proxy that speaks HTTPS, the one it wrote down last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    is_behind_proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if is_behind_proxy and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")
