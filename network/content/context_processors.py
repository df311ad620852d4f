"""What every template needs to draw the frame of a page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from network.content.languages import language_links, versions
from network.content.menus import menus
from network.content.models import NetworkSettings


def network(request: HttpRequest) -> dict[str, object]:
    """Return the site's settings, menus and languages; each is read only when shown."""
    shown = SimpleLazyObject(lambda: menus(request))
    return {
        "network": SimpleLazyObject(lambda: NetworkSettings.for_request(request)),
        "main_menu": SimpleLazyObject(lambda: shown["main"]),
        "footer_menu": SimpleLazyObject(lambda: shown["footer"]),
        "languages": SimpleLazyObject(lambda: language_links(request)),
        "versions": SimpleLazyObject(lambda: versions(request)),
        "site_url": settings.SITE_URL,
    }
