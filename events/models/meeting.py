"""A further date of a session that holds several: people book them all at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.session import Session


class Meeting(models.Model):
    """The first date is the session's own; these come after it, at the same place."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("further date")
        verbose_name_plural = _("further dates")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_start"
            ),
            models.UniqueConstraint(fields=["session", "starts_at"], name="meeting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} · {self.starts_at:%Y-%m-%d %H:%M}"
