"""Pages about somebody: stored by no program in between, found by no search engine, their address kept."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Let the answer be stored nowhere, and links and files of the page learn the name of the host at most.

    Not `no-referrer`: browsers then send `Origin: null` with a form, and the check of its origin refuses it.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return mark_private(view(request, *args, **kwargs))

    return answer


def mark_private(response: HttpResponse) -> HttpResponse:
    """Return the answer with what keeps it from being stored, found or told on."""
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response
