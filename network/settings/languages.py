"""Languages of the site and the time it lives by."""

from django.utils.translation import gettext_lazy as _

from network.environment import ROOT

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# A page sent to translation stays a draft: published at once it would show the words of its original.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
PHONENUMBER_DEFAULT_REGION = "FR"
# How staff type and read dates; the ISO form is understood too.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
