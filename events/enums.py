"""Choices that only workshops know."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import Kind

WORKSHOP_KINDS = (
    Kind.WORKSHOP,
    Kind.COURSE,
    Kind.ONE_TO_ONE,
    Kind.HELPDESK,
    Kind.MUTUAL_HELP,
    Kind.MENTORING,
)


class SpokenLanguage(TextChoices):
    """Languages people may speak at a workshop (ISO 639-1)."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    GERMAN = "de", _("German")
    ITALIAN = "it", _("Italian")
    PERSIAN = "fa", _("Persian and Dari")
    PORTUGUESE = "pt", _("Portuguese")
    SPANISH = "es", _("Spanish")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
