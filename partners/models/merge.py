"""What people said of sheets that look alike: these became one, those are two."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models.listed import Listed


class SheetKind(models.TextChoices):
    PLACE = "place", _("place")
    ORGANISATION = "organisation", _("organisation")


class MergeQuerySet(models.QuerySet["Merge"]):
    def into(self, sheet: Listed) -> Self:
        """Return the merges that hold and put others into this sheet, the last first."""
        kept = self.filter(kind=sheet._meta.model_name, kept_key=sheet.pk, undone_at=None)
        return kept.order_by("-pk")


class Merge(models.Model):
    """One merge: `record` holds what is needed to undo it, keys of rows and values of fields."""

    kind = models.CharField(_("kind"), max_length=20, choices=SheetKind.choices)
    kept_key = models.BigIntegerField()
    kept_name = models.CharField(_("kept"), max_length=200)
    doubles = models.JSONField(default=list)
    doubles_names = models.TextField(_("merged"), blank=True)
    record = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField(_("merged on"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    undone_at = models.DateTimeField(_("undone on"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of doubles")
        verbose_name_plural = _("merges of doubles")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.doubles_names} → {self.kept_name}"


class NotTheSame(models.Model):
    """A person looked at two sheets and said that they are two things: they are not proposed again."""

    kind = models.CharField(max_length=20, choices=SheetKind.choices)
    first = models.BigIntegerField()
    second = models.BigIntegerField()
    said_at = models.DateTimeField(default=timezone.now)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("pair that is not the same")
        verbose_name_plural = _("pairs that are not the same")
        constraints = [
            models.UniqueConstraint(fields=["kind", "first", "second"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first} ≠ {self.second}"
