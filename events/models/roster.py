"""Who answers for a workshop and so may read who comes, and who read it."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.enums import RosterUse
from events.models.session import Session


class Responsible(models.Model):
    """A user who answers for a workshop, in all its languages; named by moderators, at once."""

    workshop_key = models.UUIDField(_("workshop"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("person responsible")
        verbose_name_plural = _("people responsible")
        constraints = [models.UniqueConstraint(fields=["workshop_key", "user"], name="responsible_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class RosterAccessQuerySet(models.QuerySet["RosterAccess"]):
    def before(self, moment: datetime) -> Self:
        return self.filter(at__lt=moment)


class RosterAccess(models.Model):
    """Somebody of the staff read, printed or took away who comes to a session; never what was read."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="roster_accesses", verbose_name=_("session")
    )
    how = models.CharField(_("how"), max_length=10, choices=RosterUse.choices)
    at = models.DateTimeField(_("when"), db_index=True)

    objects = RosterAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a list of people")
        verbose_name_plural = _("who read lists of people")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"
