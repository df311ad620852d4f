"""The words of a message as staff changed them, in one language; without a row the site's own words hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.enums import MessageKind
from network.content.models.network_settings import languages


class Wording(models.Model):
    kind = models.CharField(_("message"), max_length=20, choices=MessageKind.choices)
    language = models.CharField(_("language"), max_length=10, choices=languages)
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("text"), max_length=4000)

    class Meta:
        verbose_name = _("words of a message")
        verbose_name_plural = _("words of messages")
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="wording_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_language_display()})"
