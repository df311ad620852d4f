"""Who gives the money, the goods or the time."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, Locale, RevisionMixin, TranslatableMixin
from wagtail.search import index

from funding.enums import FunderKind
from partners.fields import DerivedField
from partners.models.listed import free_slug


class FunderQuerySet(models.QuerySet["Funder"]):
    def live(self) -> Self:
        return self.filter(live=True)

    def called(self, slug: str, locale: Locale) -> Self:
        """The funder of that address, told in `locale` first, else in what language there is."""
        is_other = models.Case(models.When(locale=locale, then=0), default=1)
        return self.filter(slug=slug).order_by(is_other, "pk")


class Funder(DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """A public body, a foundation, a company, a platform; told once in each language."""

    name = models.CharField(_("name"), max_length=200)
    slug = DerivedField(_("address on this site"), derive="stable_slug", max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=FunderKind.choices)
    summary = models.CharField(
        _("in one sentence"), max_length=280, blank=True, help_text=_("What this funder helps, and why.")
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    logo = models.ForeignKey(
        "content.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )

    objects = FunderQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("website"),
        FieldPanel("logo"),
    ]
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="funder_slug_once"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="funder_has_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def stable_slug(self) -> str:
        """Return the slug, made once and the same in every language: addresses hold it."""
        if not self.slug:
            # A slug is taken where another funder has it, not where this one does in another language.
            others = Funder.objects.exclude(translation_key=self.translation_key)
            self.slug = free_slug(self.name, lambda slug: others.filter(slug=slug).exists())
        return self.slug
