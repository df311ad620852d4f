"""The network in schema.org words, so that machines know its name, its phone and its search."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from network.content.models import NetworkSettings

Thing = dict[str, object]


def network_in_schema_org(request: HttpRequest) -> list[Thing]:
    """Return an Organization and a WebSite with its search (https://schema.org/SearchAction)."""
    network = NetworkSettings.for_request(request)
    return [_organisation(network), _site(network)]


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
