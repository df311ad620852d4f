"""What every template needs to draw the frame of a page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info

from network.content.models import MenuItem, NetworkSettings


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool


def network(request: HttpRequest) -> dict[str, object]:
    """Return the site's settings, menus and languages; each is read only when shown."""
    menus = SimpleLazyObject(lambda: _menus(request))
    return {
        "network": SimpleLazyObject(lambda: NetworkSettings.for_request(request)),
        "main_menu": SimpleLazyObject(lambda: menus["main"]),
        "footer_menu": SimpleLazyObject(lambda: menus["footer"]),
        "languages": [_language(request, code) for code in _languages(request)],
        "site_url": settings.SITE_URL,
    }


def _menus(request: HttpRequest) -> dict[str, list[Link]]:
    items = MenuItem.objects.filter(menu__locale__language_code=get_language()).select_related("menu", "page")
    menus: dict[str, list[Link]] = {"main": [], "footer": []}
    for item in items.order_by("sort_order"):
        url = item.page.get_url(request) if item.page else item.address
        if url and (item.page is None or item.page.live):
            menus[item.menu.position].append(Link(str(item), url, _is_current(request.path, url)))
    return menus


def _is_current(path: str, url: str) -> bool:
    is_home = url.count("/") <= 2
    return path == url if is_home else path.startswith(url)


def _languages(request: HttpRequest) -> list[str]:
    """Return the languages to offer: until pages are translated, only the way back to the site's own."""
    match = request.resolver_match
    is_page = match is None or match.url_name == "wagtail_serve"
    codes = dict.fromkeys((settings.LANGUAGE_CODE, get_language() or settings.LANGUAGE_CODE))
    return [code for code in codes if not is_page or code == get_language()]


def _language(request: HttpRequest, code: str) -> LanguageLink:
    url = translate_url(request.get_full_path(), code)
    return LanguageLink(code, get_language_info(code)["name_local"], url, code == get_language())
