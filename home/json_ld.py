"""The network and its news in schema.org words: its name, its phone, its search, who wrote what."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from network.content.models import NetworkSettings

if TYPE_CHECKING:
    from home.models import NewsPage

Thing = dict[str, object]


def network_in_schema_org(request: HttpRequest) -> list[Thing]:
    """Return an Organization and a WebSite with its search (https://schema.org/SearchAction)."""
    network = NetworkSettings.for_request(request)
    return [_organisation(network), _site(network)]


def article(page: "NewsPage", request: HttpRequest) -> Thing:
    """Return an Article (https://schema.org/Article); its publisher is the network."""
    network = NetworkSettings.for_request(request)
    picture = page.social_picture
    told = {
        "headline": page.title,
        "description": page.social_text,
        "url": page.get_full_url(request),
        "datePublished": page.published_on.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
        "inLanguage": get_language(),
        "image": picture and f"{settings.SITE_URL}{picture.get_rendition('fill-1200x630|format-jpeg').url}",
        "author": _author(page) or _organisation(network),
        "publisher": _organisation(network),
    }
    return {"@type": "Article", **{name: value for name, value in told.items() if value}}


def _author(page: "NewsPage") -> Thing | None:
    if page.organisation and page.organisation.live:
        return {"@type": "Organization", "name": page.organisation.name}
    return {"@type": "Person", "name": page.author} if page.author else None


def _organisation(network: NetworkSettings) -> Thing:
    told = {
        "telephone": str(network.phone or ""),
        "email": network.email,
        "address": network.address,
    }
    known = {name: value for name, value in told.items() if value}
    return {"@type": "Organization", "name": network.name, "url": settings.SITE_URL, **known}


def _site(network: NetworkSettings) -> Thing:
    search = f"{settings.SITE_URL}{reverse('catalogue')}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "name": network.name,
        "url": settings.SITE_URL,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }
