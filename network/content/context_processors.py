"""What every template needs to draw the frame of a page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from network.content.frame import frame
from network.content.languages import language_links, versions


def network(request: HttpRequest) -> dict[str, object]:
    """Return the site's settings, menus and languages; each is read only when shown."""
    return {
        "network": SimpleLazyObject(lambda: frame(request).settings),
        "main_menu": SimpleLazyObject(lambda: frame(request).menu("main", request.path)),
        "footer_menu": SimpleLazyObject(lambda: frame(request).menu("footer", request.path)),
        "languages": SimpleLazyObject(lambda: language_links(request)),
        "versions": SimpleLazyObject(lambda: versions(request)),
        "site_url": settings.SITE_URL,
    }
