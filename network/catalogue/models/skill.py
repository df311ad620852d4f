"""Skills people come to learn; staff may add to the seeded list."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from network.catalogue.enums import SkillFamily


class SkillQuerySet(models.QuerySet["Skill"]):
    def in_language(self, language: str) -> "SkillQuerySet":
        return self.filter(locale__language_code=language)

    def names(self) -> dict[tuple[str, str], str]:
        """Return the names of all skills by key and language."""
        named = self.values_list("key", "locale__language_code", "name")
        return {(key, language): name for key, language, name in named}


class Skill(index.Indexed, TranslatableMixin, models.Model):
    """Something to learn, known by a key that is the same in every language."""

    key = models.SlugField(
        _("key"), max_length=40, help_text=_("Used in addresses and imports. It never changes.")
    )
    name = models.CharField(_("name"), max_length=60)
    family = models.CharField(_("family"), max_length=10, choices=SkillFamily.choices)
    definition = models.CharField(
        _("in plain words"), max_length=200, blank=True, help_text=_("What one learns, in one sentence.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    objects = SkillQuerySet.as_manager()

    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("key", "family", "position")
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("definition"),
        FieldPanel("family"),
        FieldPanel("key"),
        FieldPanel("position"),
    ]
    search_fields = [index.AutocompleteField("name"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "locale"],
                name="skill_key_once",
                violation_error_message=_("This key is already used by another skill."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        kept = Skill.objects.filter(pk=self.pk).values_list("key", flat=True).first()
        if kept and kept != self.key:
            raise ValidationError({"key": _("The key never changes: addresses and cards hold it.")})
