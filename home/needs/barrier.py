"""What holds people back, in the words they use, and what helps."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from network.catalogue.enums import Kind
from partners.fields import ListField


class BarrierQuerySet(models.QuerySet["Barrier"]):
    def in_language(self, language: str) -> "BarrierQuerySet":
        return self.filter(locale__language_code=language)


class Barrier(TranslatableMixin, models.Model):
    """Something that keeps people from learning; `kinds` are the forms of support that help."""

    key = models.SlugField(
        _("key"), max_length=40, help_text=_("Answers are counted under it. It never changes.")
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("As people say it: “I am afraid of doing something wrong”.")
    )
    definition = models.CharField(_("in plain words"), max_length=200, blank=True)
    advice = models.CharField(
        _("what helps"), max_length=400, help_text=_("Two or three short, kind sentences.")
    )
    kinds = ListField(_("forms of support that help"), vocabulary=Kind)
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    objects = BarrierQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("definition"),
        FieldPanel("advice"),
        FieldPanel("kinds"),
        FieldPanel("key"),
        FieldPanel("position"),
    ]
    override_translatable_fields = [
        SynchronizedField("key", overridable=False),
        SynchronizedField("kinds", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("barrier")
        verbose_name_plural = _("barriers")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "locale"],
                name="barrier_key_once",
                violation_error_message=_("This key is already used by another barrier."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        kept = Barrier.objects.filter(pk=self.pk).values_list("key", flat=True).first()
        if kept and kept != self.key:
            raise ValidationError({"key": _("The key never changes: answers were counted under it.")})
