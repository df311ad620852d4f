"""What robots may read: everything public, but not each of the countless questions to the catalogue."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt (RFC 9309); a site that is being worked on asks to be left alone."""
    lines = ["User-agent: *", *(["Disallow: /"] if settings.DEBUG else _rules())]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _rules() -> list[str]:
    return [
        f"Disallow: {reverse('wagtailadmin_home')}",
        *(f"Disallow: /{code}/catalogue/?" for code, _name in settings.LANGUAGES),
        "Allow: /api/",
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemaps')}",
    ]
