"""Everyday words that find official words; edited by staff, live at the next search."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

MAX_TERMS = 20


class SynonymGroup(models.Model):
    """Words and phrases that mean the same: whoever searches one finds them all."""

    terms = models.TextField(
        _("words"),
        help_text=_("One word or phrase a line, for example “arnaque”, “hameçonnage”, “phishing”."),
    )

    panels = [FieldPanel("terms"), HelpPanel(template="catalogue/admin/try_link.html")]

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["terms"]

    def __str__(self) -> str:
        return ", ".join(self.words())

    def words(self) -> list[str]:
        """Return the words and phrases, as typed, without empty lines."""
        return [line.strip() for line in self.terms.splitlines() if line.strip()]

    def clean(self) -> None:
        super().clean()
        if not 2 <= len(self.words()) <= MAX_TERMS:
            raise ValidationError(
                {"terms": _("Write between 2 and %(most)s words, one a line.") % {"most": MAX_TERMS}}
            )
