"""What search engines are told to visit: an index of sitemaps, one a language, of pages anybody may read."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site

from network.content.visibility import ReadablePageQuerySet


class LanguageSitemap(Sitemap):
    """The pages below a language's home page; an alias is named by its original alone."""

    def __init__(self, request: HttpRequest, home: Page) -> None:
        super().__init__(request)
        self.home = home

    def items(self) -> ReadablePageQuerySet:
        pages = ReadablePageQuerySet(Page).descendant_of(self.home, inclusive=True).readable().originals()
        return pages.order_by("path").defer_streamfields().specific()


def index(request: HttpRequest) -> HttpResponse:
    """Show where the sitemap of each language is."""
    return views.index(request, _sitemaps(request), sitemap_url_name="sitemap")


def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """Show the pages of one language; 404 for a language without a home page."""
    return views.sitemap(request, _sitemaps(request), section=section)


def _sitemaps(request: HttpRequest) -> dict[str, LanguageSitemap]:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    homes = ReadablePageQuerySet(Page).filter(translation_key=site.root_page.translation_key)
    known = dict(settings.LANGUAGES)
    return {
        home.locale.language_code: LanguageSitemap(request, home)
        for home in homes.readable().originals().select_related("locale")
        if home.locale.language_code in known
    }
