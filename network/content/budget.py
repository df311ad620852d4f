"""How many answers one client may have in a while; programs are asked to wait, people reading pages never."""

from collections.abc import Callable
from functools import wraps
from math import ceil

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from network.content.clients import mark_of

View = Callable[..., HttpResponseBase]


def budgeted(view: View) -> View:
    """Answer 429 with Retry-After once a client has spent its `settings.BUDGET_REQUESTS` of this window."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        wait = spend(request)
        return _refusal(wait) if wait else view(request, *args, **kwargs)

    return answer


def spend(request: HttpRequest) -> int:
    """Count a request of this client; return how many seconds to wait when its budget is spent, else 0."""
    most, seconds = settings.BUDGET_REQUESTS, settings.BUDGET_SECONDS
    if not most:
        return 0
    now = timezone.now()
    window, passed = divmod(now.timestamp(), seconds)
    counters, key = caches["counters"], f"budget-{window:.0f}-{mark_of(request, now=now)}"
    # Kept no longer than the window: only the first request of a window writes how long.
    if counters.add(key, 1, seconds - passed):
        return 0
    return ceil(seconds - passed) if _counted(key) > most else 0


def _counted(key: str) -> int:
    counters = caches["counters"]
    try:
        return counters.incr(key)
    except ValueError:
        # Its window ended a moment ago.
        return 1


def _refusal(wait: int) -> JsonResponse:
    words = _("Too many requests. Ask again in %(seconds)d seconds.") % {"seconds": wait}
    problem = {"loc": [], "msg": words, "type": "too_many_requests"}
    return JsonResponse({"detail": [problem]}, status=429, headers={"Retry-After": str(wait)})
