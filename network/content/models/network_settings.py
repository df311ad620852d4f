"""What staff set once for the whole site: name, region, and how to reach a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from network.geo.gazetteer import region_departments


@register_setting(icon="site")
class NetworkSettings(BaseSiteSetting):
    """The network behind one site."""

    name = models.CharField(_("name of the network"), max_length=100, default="Entraide")
    region = models.CharField(
        _("region code"),
        max_length=3,
        blank=True,
        help_text=_("INSEE code of the region, for example 27. Its communes come first in searches."),
    )
    phone = PhoneNumberField(
        _("phone"), blank=True, help_text=_("Shown on every page, for people who prefer to call.")
    )
    phone_hours = models.CharField(_("phone hours"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    main_towns = models.CharField(
        _("main towns"),
        max_length=300,
        blank=True,
        help_text=_("INSEE codes separated by blanks. The home page shows what comes next near them."),
    )
    footer_text = models.CharField(_("sentence at the bottom of pages"), max_length=300, blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("phone_hours"), FieldPanel("email"), FieldPanel("address")],
            heading=_("How to reach you"),
        ),
        MultiFieldPanel([FieldPanel("region"), FieldPanel("main_towns")], heading=_("Territory")),
        FieldPanel("footer_text"),
    ]

    class Meta:
        verbose_name = _("network")

    def __str__(self) -> str:
        return self.name

    @property
    def departments(self) -> frozenset[str]:
        """Codes of the region's départements; none when no region is set."""
        return region_departments(self.region) if self.region else frozenset()
