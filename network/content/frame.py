"""What all pages of a site share, kept by each worker until it changes: settings, menus, the way to pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

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

Door = tuple[type[Page], int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One site in one language. `home` is for finding the way only; `doors` are the pages right below it:
    model and primary key by slug. Nothing here may be changed: requests share it.
    """

    site: Site
    settings: NetworkSettings
    home: Page
    doors: Mapping[str, Door]
    menus: Mapping[str, tuple[MenuLink, ...]]

    def menu(self, position: str, path: str) -> list[MenuLink]:
        """Return the links of a menu, those that lead to where one is marked."""
        return [replace(link, is_current=is_current(path, link.url)) for link in self.menus[position]]


def frame(request: HttpRequest) -> Frame:
    """Return the frame of the request's site in the active language; raises Http404 without any site."""
    kept = request.__dict__.setdefault("_frames", {})
    language = get_language() or settings.LANGUAGE_CODE
    if language not in kept:
        host = split_domain_port(request._get_raw_host())[0]
        kept[language] = _frame(current_version(), host, int(request.get_port()), language)
    return kept[language]


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
    doors = {page.slug: (page.specific_class, page.pk) for page in home.get_children() if page.specific_class}
    return Frame(site, NetworkSettings.for_site(site), home, doors, menus())
