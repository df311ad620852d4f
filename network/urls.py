"""Public addresses (docs/architecture.md lists them) and the admin's."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from network.api import api
from network.catalogue.health import health
from network.catalogue.shortlist import shortlist
from network.catalogue.site.views import site_search
from network.content import sitemaps
from network.content.robots import robots
from network.content.serving import serve as serve_page

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("health/", health, name="health"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("<slug:section>/sitemap.xml", sitemaps.sitemap, name="sitemap"),
    # Only sized pictures: originals and documents never leave by this door.
    re_path(r"^media/images/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]
if settings.DEBUG:
    urlpatterns += [path("styleguide/", include("network.styleguide"))]
# Wagtail's own last pattern, which finds any page.
pages = re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve")
urlpatterns += i18n_patterns(
    path("", include("network.catalogue.urls")),
    path("recherche/", site_search, name="site-search"),
    path("ma-liste/", shortlist, name="shortlist"),
    path("", include("events.urls")),
    path("", include("funding.urls")),
    path("", include("home.needs.urls")),
    path("", include([*wagtail_urls.urlpatterns[:-1], pages])),
)
