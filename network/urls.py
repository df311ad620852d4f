"""All addresses (docs/architecture.md lists them): the admin's, those of accounts, then the public's."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from network import public_urls
from network.accounts.doors import log_in_elsewhere

urlpatterns = [
    # Wagtail's own log-in pages would let a password pass without a second factor.
    path("admin/login/", log_in_elsewhere),
    path("admin/", include(wagtailadmin_urls)),
]
if settings.DEBUG:
    urlpatterns += [path("styleguide/", include("network.styleguide"))]
urlpatterns += i18n_patterns(
    path("_util/login/", log_in_elsewhere),
    path("compte/", include("network.accounts.urls")),
    path("compte/", include("partners.joining.urls")),
    path("espace/", include("partners.space.urls")),
)
# The public's come last: the last of them finds any page.
urlpatterns += public_urls.urlpatterns
