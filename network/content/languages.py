"""The same page in the other languages: where the switch leads, and what to say when there is none."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Original:
    """A page as it exists, in a language that is not the visitor's."""

    title: str
    url: str
    language: str
    language_name: str


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """Return the way to each language, the question kept; one the page lacks leads to where that is said."""
    if not _has_language(request):
        return []
    found = versions(request)
    return [_link(request, code, found) for code, _name in settings.LANGUAGES]


def versions(request: HttpRequest) -> dict[str, str]:
    """Return the path of what is asked by language, only in those it exists in; none for an error page."""
    if not hasattr(request, "_versions"):
        request._versions = _versions(request)
    return request._versions


def _versions(request: HttpRequest) -> dict[str, str]:
    match = request.resolver_match
    if match is None or not _has_language(request):
        return {}
    if match.url_name != "wagtail_serve":
        return _translated(request.path, get_language())
    page = _page(request)
    return page.versions(request) if hasattr(page, "versions") else {}


@lru_cache(maxsize=1000)
def _translated(path: str, _language: str | None) -> dict[str, str]:
    """Return the path that leads to the same view by language; nobody may change what is returned."""
    return {code: translate_url(path, code) for code, _name in settings.LANGUAGES}


def below_language(path: str) -> str:
    """Return a path without its language: `/fr/agenda/` and `/en/agenda/` are both `/agenda/`."""
    return f"/{path.lstrip('/').partition('/')[2]}"


def here(address: str) -> str:
    """Return a path of the site below the active language; any other address as it is."""
    code = address.lstrip("/").partition("/")[0]
    is_ours = address.startswith("/") and code in dict(settings.LANGUAGES)
    return f"/{get_language()}{below_language(address)}" if is_ours else address


def is_readable_here(page: Page, request: HttpRequest) -> bool:
    """Return whether the page speaks the language of the address; an alias of another one does not."""
    return _original(page).get_url(request).startswith(f"/{get_language()}/")


def say_untranslated(page: Page, request: HttpRequest) -> HttpResponse:
    """Lead to the page in the language of the address, or say that there is none and offer the original."""
    page = _original(page)
    found = page.versions(request) if hasattr(page, "versions") else {}
    if here := found.get(get_language()):
        return redirect(_with_question(here, request))
    code = page.locale.language_code
    url = found.get(code) or page.get_url(request)
    return offer_original(page.title, url, code, request)


def offer_original(title: str, url: str, code: str, request: HttpRequest) -> HttpResponse:
    """Say that what is asked exists in the language `code` only, and lead there."""
    original = Original(title, url, code, get_language_info(code)["name_translated"])
    answer = render(request, "content/untranslated.html", {"original": original})
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _original(page: Page) -> Page:
    """Return the page whose words these are: an alias in another language speaks that of its original."""
    of = page.alias_of if page.alias_of_id else None
    return of.specific if of and of.locale_id != page.locale_id else page


def _page(request: HttpRequest) -> Page | None:
    route = getattr(request, "_wagtail_route_for_request", None)
    return route and route[0]


def _has_language(request: HttpRequest) -> bool:
    return request.path.startswith(f"/{get_language()}/")


def _link(request: HttpRequest, code: str, found: dict[str, str]) -> LanguageLink:
    name = get_language_info(code)["name_local"]
    return LanguageLink(code, name, _switch(request, code, found), code == get_language())


def _switch(request: HttpRequest, code: str, found: dict[str, str]) -> str:
    if code == get_language():
        return request.get_full_path()
    # Below the other language this page's own address leads on, or says that there is no such page.
    return _with_question(found.get(code) or f"/{code}{below_language(request.path)}", request)


def _with_question(path: str, request: HttpRequest) -> str:
    question = request.META.get("QUERY_STRING", "")
    return f"{path}?{question}" if question else path
