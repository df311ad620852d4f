"""Menus at the top and the bottom of every page, edited by staff."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField


class MenuPosition(models.TextChoices):
    MAIN = "main", _("Top of pages")
    FOOTER = "footer", _("Bottom of pages")


@register_snippet
class Menu(TranslatableMixin, ClusterableModel):
    """One menu in one language."""

    position = models.CharField(_("position"), max_length=10, choices=MenuPosition.choices)

    panels = [FieldPanel("position"), InlinePanel("items", label=_("Link"))]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(
                fields=["position", "locale"],
                name="menu_position_once",
                violation_error_message=_("This menu already exists in this language."),
            )
        ]

    def __str__(self) -> str:
        return self.get_position_display()


class MenuItem(TranslatableMixin, Orderable):
    """A link to a page or to an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    address = models.CharField(
        _("address"),
        max_length=200,
        blank=True,
        help_text=_("For example /fr/catalogue/. Instead of a page."),
    )
    text = models.CharField(
        _("text"), max_length=60, blank=True, help_text=_("Empty: the title of the page.")
    )

    # Its language is that of the menu, whatever the address was written in.
    override_translatable_fields = [SynchronizedField("address")]
    panels = [PageChooserPanel("page"), FieldPanel("address"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("menu link")

    def __str__(self) -> str:
        return self.text or (self.page.title if self.page else self.address)

    def clean(self) -> None:
        super().clean()
        if bool(self.page) == bool(self.address):
            raise ValidationError({"page": _("Choose a page or write an address, one of the two.")})
        if self.address and not self.address.startswith(("/", "https://")):
            raise ValidationError({"address": _("Begin the address with / or https://.")})
        if self.address and not self.text:
            raise ValidationError({"text": _("Write the text of the link.")})
