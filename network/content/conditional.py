"""Answers that have not changed are not made again: an ETag, told before anything is read."""

from collections.abc import Callable, Hashable
from functools import wraps
from hashlib import sha256
from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

View = Callable[..., HttpResponseBase]
# Other templates, words or settings come with another start; workers that were forked share it.
_START = token_hex(4)


def conditional(state: Callable[[], Hashable]) -> Callable[[View], View]:
    """Answer 304 to whoever has the answer to the same address, in the same language, in the same `state`.

    `state` tells everything that the answer tells, except for people who are logged in: they are served
    as if this were not there.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if settings.SESSION_COOKIE_NAME in request.COOKIES:
                response = view(request, *args, **kwargs)
                patch_cache_control(response, private=True, no_cache=True)
                return response
            tag = _tag(request, state())
            response = get_conditional_response(request, etag=tag) or view(request, *args, **kwargs)
            return _dated(response, tag)

        return answer

    return decorate


def _tag(request: HttpRequest, state: Hashable) -> str:
    asked = (_START, state, request.get_host(), request.get_full_path(), get_language())
    return f'W/"{sha256(repr(asked).encode()).hexdigest()[:24]}"'


def _dated(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    if response.status_code not in (200, 304):
        return response
    response.headers["ETag"] = tag
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    # A page leaves this to the cache of pages (network.catalogue.page_cache).
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response
