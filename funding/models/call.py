"""A dated call of a programme, the same in all its languages; no edit of a page can touch it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from funding.models.programme_page import ProgrammePage


class CallQuerySet(models.QuerySet["Call"]):
    def of(self, programme: ProgrammePage) -> Self:
        """Calls of a programme, the same for all its languages."""
        return self.filter(programme_key=programme.translation_key)

    def of_keys(self, keys: Iterable[UUID]) -> Self:
        return self.filter(programme_key__in=keys)

    def closing_after(self, moment: datetime) -> Self:
        return self.filter(closes_at__gte=moment)

    def programme_keys(self) -> models.QuerySet["Call", UUID]:
        return self.order_by().values_list("programme_key", flat=True).distinct()

    def by_programme(self) -> dict[UUID, list["Call"]]:
        """Return the calls of each programme, the last to close first."""
        calls: dict[UUID, list[Call]] = defaultdict(list)
        for call in self.order_by("-closes_at", "-pk"):
            calls[call.programme_key].append(call)
        return calls


class Call(models.Model):
    """When a programme takes requests, from its first minute to its last."""

    programme_key = models.UUIDField(_("programme"), db_index=True)
    label = models.CharField(_("name of the call"), max_length=100, help_text=_("For example “2027”."))
    opens_at = models.DateTimeField(_("opens"))
    pre_deposit_at = models.DateTimeField(_("first file before"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), db_index=True)
    budget = models.PositiveIntegerField(
        _("budget, in euros"), null=True, blank=True, help_text=_("What the call shares out in all.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Shown beside the dates."))
    changed_at = models.DateTimeField(auto_now=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-closes_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="call_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(pre_deposit_at__isnull=True)
                | Q(pre_deposit_at__gte=F("opens_at"), pre_deposit_at__lte=F("closes_at")),
                name="call_pre_deposit_within",
            ),
            models.UniqueConstraint(
                fields=["programme_key", "label"],
                name="call_label_once",
                violation_error_message=_("This programme already has a call of this name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme or self.programme_key} · {self.label}"

    @cached_property
    def programme(self) -> ProgrammePage | None:
        """The page of the programme in the active language, else in the default one, else in any."""
        key = self.programme_key
        return ProgrammePage.objects.by_key([key], language=get_language() or "").get(key)
