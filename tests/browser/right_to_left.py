"""The settings of a site that also speaks Arabic, written from right to left."""

from network.settings import *  # noqa: F403
from network.settings.languages import LANGUAGES as SITE_LANGUAGES

LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [*SITE_LANGUAGES, ("ar", "Arabic")]
