"""One client told from another without keeping anybody's address."""

from datetime import datetime
from functools import lru_cache
from ipaddress import ip_address, ip_network
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR, DAY = 3600, 24 * 3600
# A household has as many addresses of IPv6 as it likes below one of these.
HOUSEHOLD = 64


def mark_of(request: HttpRequest, *, now: datetime) -> str:
    """Return a mark of the client that nobody can turn back: its salt is drawn each day and then lost."""
    address = address_of(request)
    one = _household(address) if ":" in address else address
    return salted_hmac(_salt(f"{now:%Y-%m-%d}"), one).hexdigest()


def is_one_of_few(request: HttpRequest, *, what: str, most: int, now: datetime) -> bool:
    """Count what this client sends and return whether it is one of the few allowed this hour."""
    key = f"{what}-{mark_of(request, now=now)}-{now:%H}"
    sent = cache.get(key, 0)
    if sent >= most:
        return False
    cache.set(key, sent + 1, HOUR)
    return True


@lru_cache(maxsize=2)
def _salt(day: str) -> str:
    return cache.get_or_set(f"clients-salt-{day}", token_hex, DAY)


def address_of(request: HttpRequest) -> str:
    """Return the address of the client; behind the proxy that speaks HTTPS, the one it wrote down last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    is_behind_proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    address = request.META.get("REMOTE_ADDR", "")
    if is_behind_proxy and forwarded:
        address = forwarded.rpartition(",")[2].strip()
    return address


def _household(address: str) -> str:
    try:
        return str(ip_network((int(ip_address(address)), HOUSEHOLD), strict=False))
    except ValueError:
        return address
