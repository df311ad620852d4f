"""Addresses that anybody may visit: what the catalogue links to.

Apart from those of staff and accounts, whose views take 16 MB more: see `network.sheets.command`.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

from network.api import api
from network.catalogue.health import health
from network.catalogue.shortlist import shortlist
from network.catalogue.site.views import site_search
from network.content import sitemaps
from network.content.robots import robots
from network.content.serving import serve, sized_picture
from partners.opendata.views import description
from partners.trust.views import still_right_page

urlpatterns = [
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("donnees/", include("partners.opendata.urls")),
    path("health/", health, name="health"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("<slug:section>/sitemap.xml", sitemaps.sitemap, name="sitemap"),
    re_path(r"^media/images/(?P<path>.*)$", sized_picture),
]
# Wagtail's own last pattern, which finds any page.
pages = re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve")
urlpatterns += i18n_patterns(
    path("", include("network.catalogue.urls")),
    path("recherche/", site_search, name="site-search"),
    path("ma-liste/", shortlist, name="shortlist"),
    path("donnees/", description, name="open-data"),
    path("encore-juste/<str:token>/", still_right_page, name="still-right"),
    path("signaler/", include("partners.reporting.urls")),
    path("", include("events.urls")),
    path("", include("funding.urls")),
    path("", include("home.needs.urls")),
    path("", include([*wagtail_urls.urlpatterns[:-1], pages])),
)
