"""What all pages of a site share, kept by each worker until it changes: settings, menus, the way to pages."""

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.http.request import split_domain_port
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from network.content.menus import MenuLink, is_current, menus
from network.content.models import NetworkSettings
from network.content.state import current_version

T = TypeVar("T")
# Far more than a site has; whoever asks for what does not exist makes no part.
MOST_PARTS = 2000
NOTHING = object()


@dataclass(frozen=True, slots=True)
class Frame:
    """One site in one language; `parts` is what was kept beside. Requests share it: nothing else may be
    changed, and of `home` each takes `own_copy`.
    """

    site: Site
    settings: NetworkSettings
    home: Page
    menus: Mapping[str, tuple[MenuLink, ...]]
    parts: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def menu(self, position: str, path: str) -> tuple[MenuLink, ...]:
        """Return the links of a menu, those that lead to where one is marked."""
        links = self.menus[position]
        return tuple(replace(link, is_current=True) if is_current(path, link.url) else link for link in links)


def own_copy(page: Page) -> Page:
    """Return a copy of a kept page that one request may change."""
    return copy(page)


def frame(request: HttpRequest) -> Frame:
    """Return the frame of the request's site in the active language; raises Http404 without any site."""
    kept = request.__dict__.setdefault("_frames", {})
    language = get_language() or settings.LANGUAGE_CODE
    if language not in kept:
        host = split_domain_port(request._get_raw_host())[0]
        kept[language] = _frame(current_version(), host, int(request.get_port()), language)
    return kept[language]


def keep(request: HttpRequest, key: Hashable, read: Callable[[], T]) -> T:
    """Return what `read` gave the first time under this key, until the content changes.

    What is read must be told by pages, menus, settings and what `signals.follow` names, and by the key.
    A preview shows what is not published: it reads, and keeps nothing.
    """
    if getattr(request, "is_preview", False):
        return read()
    parts = frame(request).parts
    found = parts.get(key, NOTHING)
    if found is NOTHING:
        found = read()
        if len(parts) >= MOST_PARTS:
            parts.clear()
        parts[key] = found
    return found


class FrameMiddleware:
    """Lets Wagtail find the site and its settings in the frame; nothing is read before it is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request._wagtail_site = SimpleLazyObject(lambda: frame(request).site)
        kept_settings = SimpleLazyObject(lambda: frame(request).settings)
        setattr(request, NetworkSettings.get_cache_attr_name(), kept_settings)
        return self.get_response(request)


# By its version the frame is always that of the database, whoever changed it.
@lru_cache(maxsize=32)
def _frame(version: str, host: str, port: int, language: str) -> Frame:
    try:
        site = get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        raise Http404 from None
    home = site.root_page.localized.specific
    # Read for all the copies to come.
    home.locale  # noqa: B018
    return Frame(site, NetworkSettings.for_site(site), home, menus())
