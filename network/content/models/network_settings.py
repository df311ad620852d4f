"""What staff set once for the whole site: name, region, how to reach a person, and sentences by language."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from network.geo.gazetteer import region_departments


class NetworkSettingsQuerySet(models.QuerySet["NetworkSettings"]):
    def speaking(self, language: str) -> Self:
        """Bring the sentences of a language in the same query: `phone_hours` and `footer_text`, or None."""
        own = FilteredRelation("words", condition=Q(words__language=language))
        return self.annotate(own=own, phone_hours=F("own__phone_hours"), footer_text=F("own__footer_text"))


@register_setting(icon="site")
class NetworkSettings(ClusterableModel, BaseSiteSetting):
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
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    main_towns = models.CharField(
        _("main towns"),
        max_length=300,
        blank=True,
        help_text=_("INSEE codes separated by blanks. The home page shows what comes next near them."),
    )

    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page about personal data"),
        help_text=_("Named beside the button of forms that ask for a name or an address."),
    )

    OFFER_HOURS = 48
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offered seat"),
        default=OFFER_HOURS,
        validators=[MinValueValidator(1), MaxValueValidator(14 * 24)],
        help_text=_("Who is in line is offered a seat that becomes free, and has so long to say yes."),
    )

    RETENTION_DAYS = 90
    retention_days = models.PositiveSmallIntegerField(
        _("days until names are erased"),
        default=RETENTION_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("So long after a session we still know who came; then only how many."),
    )

    # What `speaking` brings.
    phone_hours = footer_text = ""

    objects = NetworkSettingsQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("address")], heading=_("How to reach you")
        ),
        MultiFieldPanel([FieldPanel("region"), FieldPanel("main_towns")], heading=_("Territory")),
        MultiFieldPanel(
            [FieldPanel("offer_hours"), FieldPanel("retention_days"), FieldPanel("privacy_page")],
            heading=_("Registrations"),
        ),
        InlinePanel("words", heading=_("In each language"), label=_("Language")),
    ]

    class Meta:
        verbose_name = _("network")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def base_queryset(cls) -> NetworkSettingsQuerySet:
        """Return the settings with the sentences of the active language: how Wagtail reads them."""
        return cls.objects.speaking(get_language() or "")

    @property
    def departments(self) -> frozenset[str]:
        """Codes of the region's départements; none when no region is set."""
        return region_departments(self.region) if self.region else frozenset()


def languages() -> list[tuple[str, str]]:
    """Return the languages of the site; called, so that adding one needs no migration."""
    return settings.LANGUAGES


class NetworkWords(models.Model):
    """The sentences of the settings in one language."""

    network = ParentalKey(NetworkSettings, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=10, choices=languages)
    phone_hours = models.CharField(_("phone hours"), max_length=100, blank=True)
    footer_text = models.CharField(_("sentence at the bottom of pages"), max_length=300, blank=True)

    panels = [FieldPanel("language"), FieldPanel("phone_hours"), FieldPanel("footer_text")]

    class Meta:
        verbose_name = _("sentences in one language")
        verbose_name_plural = _("sentences in one language")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "language"],
                name="network_words_once",
                violation_error_message=_("This language is written above already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_language_display()
