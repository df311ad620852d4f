"""The three families of skills, in words that staff may change."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from network.catalogue.enums import SkillFamily


class Family(TranslatableMixin, models.Model):
    """A family of skills in one language; which families there are is settled by `SkillFamily`."""

    key = models.CharField(_("family"), max_length=10, choices=SkillFamily.choices)
    name = models.CharField(_("name"), max_length=40)
    definition = models.CharField(
        _("in plain words"), max_length=200, help_text=_("What these skills are good for, in one sentence.")
    )

    panels = [FieldPanel("key"), FieldPanel("name"), FieldPanel("definition")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("family of skills")
        verbose_name_plural = _("families of skills")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "locale"],
                name="family_key_once",
                violation_error_message=_("This family has its words already in this language."),
            )
        ]

    def __str__(self) -> str:
        return self.name
