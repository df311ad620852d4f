"""A seat that staff added at the door of a full session, with who did it and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.registration import Registration
from events.models.session import Session


class ExtraSeat(models.Model):
    """One more than the session had; its `capacity` counts it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="extra_seats")
    registration = models.ForeignKey(Registration, on_delete=models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    reason = models.CharField(_("why"), max_length=200)

    class Meta:
        verbose_name = _("seat added on the day")
        verbose_name_plural = _("seats added on the day")
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"{self.pk}"
