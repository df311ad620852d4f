"""What the people of an organisation propose, until staff say yes or no."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models.organisation import Organisation


class State(models.TextChoices):
    WAITING = "waiting", _("To review")
    ASKED = "asked", _("A change is asked for")
    ACCEPTED = "accepted", _("Accepted")
    AMENDED = "amended", _("Accepted with a change")
    REFUSED = "refused", _("Refused")


OPEN = (State.WAITING, State.ASKED)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def to_review(self) -> Self:
        """Return those that staff have to read, the oldest first."""
        return self.filter(state=State.WAITING).order_by("created_at")

    def latest_of(self, keys: list[str]) -> dict[str, "Proposal"]:
        """Return the newest proposal of each sheet that has one, by its key, in one query."""
        return {one.sheet: one for one in self.filter(sheet__in=keys).order_by("created_at", "pk")}


class Proposal(models.Model):
    """A change of one sheet, by its key. `base` is what the public read when it was first proposed, None
    for a sheet that is new: what differs from it is what its author changed.
    """

    sheet = models.CharField(max_length=40, db_index=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="proposals")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    base = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of a partner")
        verbose_name_plural = _("proposals of partners")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(state__in=OPEN), name="proposal_one_open_a_sheet"
            )
        ]

    def __str__(self) -> str:
        return self.sheet
