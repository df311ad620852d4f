"""A picture says what it shows, who made it and under which licence."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Licence(models.TextChoices):
    OWN = "own", _("Our own picture")
    PERMISSION = "permission", _("Used with permission")
    ETALAB = "etalab-2.0", _("Licence Ouverte 2.0")
    CC_BY = "cc-by", _("Creative Commons BY")
    CC_BY_SA = "cc-by-sa", _("Creative Commons BY-SA")
    CC0 = "cc0", _("Public domain")


class Picture(AbstractImage):
    """A picture whose alternative text is required, unless it only decorates."""

    is_decorative = models.BooleanField(
        _("only decorates"),
        default=False,
        help_text=_(
            "Tick when the picture tells nothing that the text does not. Screen readers then skip it."
        ),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made the picture."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.OWN)

    admin_form_fields = (*Image.admin_form_fields, "is_decorative", "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.description

    def clean(self) -> None:
        super().clean()
        if not self.is_decorative and not self.description.strip():
            raise ValidationError(
                {"description": _("Say in one sentence what the picture shows, or tick “only decorates”.")}
            )


class Rendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]
