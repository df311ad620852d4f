"""Pages that visitors without an account ask again: kept by each worker until something they show changes."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response

MOST_BYTES = 20_000_000
LONGEST_ADDRESS = 500
PERSONAL_COOKIES = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
_VERSIONS = (
    "SELECT content.version, content.shown, catalogue.version "
    "FROM content_contentstate content, catalogue_cataloguestate catalogue "
    "WHERE content.id = 1 AND catalogue.id = 1"
)

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer with its headers, and the sign by which a browser asks whether it still holds."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the page, or only that it has not changed."""
        page = HttpResponse(self.body, headers={**dict(self.headers), "ETag": self.etag})
        return get_conditional_response(request, etag=self.etag, response=page)


class PageCacheMiddleware:
    """Answers a page asked again in the same minute while neither content nor catalogue changed.

    Dates begin and pages end on a minute: a page kept longer could show one that is over. What belongs to
    one person, a form to send or a staff member's page, is never kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._pages: dict[Key, Kept] = {}
        self._bytes = 0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = _key(request) if _is_for_all(request) else None
        if key is None:
            return self.get_response(request)
        kept = self._pages.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_be_kept(response):
                return response
            kept = _kept(response)
            self._keep(key, kept)
        return kept.answer(request)

    def _keep(self, key: Key, kept: Kept) -> None:
        if self._bytes + len(kept.body) > MOST_BYTES:
            self._pages, self._bytes = {}, 0
        self._pages[key] = kept
        self._bytes += len(kept.body)


def _is_for_all(request: HttpRequest) -> bool:
    """Return whether the address is that of a page of a language, asked by nobody in particular."""
    language = request.path_info[1:].partition("/")[0]
    return (
        request.method == "GET"
        and language in dict(settings.LANGUAGES)
        and len(request.get_full_path()) <= LONGEST_ADDRESS
        and PERSONAL_COOKIES.isdisjoint(request.COOKIES)
    )


def _key(request: HttpRequest) -> Key | None:
    """Return what decides the answer; None until the site has both versions."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS)
        versions = cursor.fetchone()
    minute = timezone.now().replace(second=0, microsecond=0)
    return versions and (*versions, minute, request._get_raw_host(), request.scheme, request.get_full_path())


def _may_be_kept(response: HttpResponseBase) -> bool:
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        # A form to send has its own cookie, and a token that goes with it.
        and not response.cookies
        and not response.has_header("Cache-Control")
    )


def _kept(response: HttpResponse) -> Kept:
    etag = response.headers.get("ETag") or f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    # A browser may keep the page, and asks each time whether it holds.
    headers = {**response.headers, "Cache-Control": "no-cache"}
    return Kept(response.content, tuple(headers.items()), etag)
