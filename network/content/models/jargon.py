"""Words of the trade and the plain words that replace them, edited by staff."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class JargonTerm(models.Model):
    """A word that readers may not know. Editors who write it are shown the plain words."""

    term = models.CharField(
        _("word of the trade"), max_length=60, help_text=_("In the singular, for example “dispositif”.")
    )
    plain = models.CharField(
        _("in plain words"), max_length=120, help_text=_("What to write instead, for example “une aide”.")
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    panels = [FieldRowPanel([FieldPanel("term"), FieldPanel("language")]), FieldPanel("plain")]

    class Meta:
        verbose_name = _("word of the trade")
        verbose_name_plural = _("words of the trade")
        ordering = ["language", "term"]
        constraints = [
            models.UniqueConstraint(
                Lower("term"),
                "language",
                name="jargon_term_once",
                violation_error_message=_("This word is already in the list."),
            )
        ]

    def __str__(self) -> str:
        return self.term
