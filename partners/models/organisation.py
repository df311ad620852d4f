"""An organisation of the network: who helps."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from partners.directory.telling import organisation_context
from partners.enums import NoNumber, OrganisationKind
from partners.fields import NumberField, validate_day
from partners.identifiers import validate_rna, validate_siret
from partners.models.listed import Listed, ListedQuerySet, validate_insee_code, validate_postcode


class OrganisationQuerySet(ListedQuerySet):
    def offering(self, service: str) -> "OrganisationQuerySet":
        """Return those with a public place that offers a service of the standard."""
        places = self.model._meta.get_field("places").related_model.objects.live().offering(service)
        return self.filter(pk__in=places.filter(organisation__isnull=False).values("organisation"))

    def unreachable(self) -> "OrganisationQuerySet":
        """Return those without a phone number, an e-mail address or a website."""
        return self.filter(phone="", email="", website="")

    def one_a_skill(self) -> "OrganisationQuerySet":
        """Return each once for each of its skills, with its `skill_name`: one query for both."""
        return self.annotate(skill_name=models.F("skills__name")).order_by("skills__position", "skills__name")


def skills_once() -> dict[str, str]:
    """Each skill exists once a language: forms show those of the site's language."""
    return {"locale__language_code": settings.LANGUAGE_CODE}


class Organisation(Listed):
    """An association, a town hall, a library, a company… that takes part in the network."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER
    )
    summary = models.CharField(
        _("in one sentence"), max_length=280, blank=True, help_text=_("What people find there.")
    )
    description = models.TextField(_("description"), blank=True)
    logo = models.ForeignKey(
        "content.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), region="FR", blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True, validators=[validate_postcode])
    commune = models.CharField(_("commune"), max_length=100, blank=True)
    insee_code = models.CharField(_("INSEE code"), max_length=5, blank=True, validators=[validate_insee_code])
    siret = NumberField(_("SIRET"), max_length=14, blank=True, validators=[validate_siret])
    rna = NumberField(_("RNA number"), max_length=10, blank=True, validators=[validate_rna])
    no_number_reason = models.CharField(
        _("why it has no number"),
        max_length=20,
        choices=NoNumber.choices,
        blank=True,
        help_text=_("Only without SIRET and RNA number."),
    )
    no_number_details = models.CharField(_("which reason"), max_length=200, blank=True)
    skills = ParentalManyToManyField(
        "catalogue.Skill",
        blank=True,
        related_name="organisations",
        limit_choices_to=skills_once,
        verbose_name=_("skills"),
    )
    source = models.CharField(_("source"), max_length=100, blank=True)
    source_id = models.CharField(_("identifier in the source"), max_length=100, blank=True)
    is_trusted = models.BooleanField(
        _("trusted"),
        default=False,
        help_text=_("What its people change is public at once; else you review it first."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        validators=[validate_day],
        help_text=_("When somebody last made sure that this is true."),
    )

    objects = OrganisationQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("kind"), FieldPanel("summary"), FieldPanel("description")],
            heading=_("Who they are"),
        ),
        FieldPanel("logo"),
        FieldPanel("skills"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("website")],
            heading=_("How to reach them"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("commune"), FieldPanel("insee_code")]),
            ],
            heading=_("Where they are"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_trusted", permission="partners.publish_organisation"),
                FieldPanel("checked_on"),
                FieldRowPanel([FieldPanel("siret"), FieldPanel("rna")]),
                FieldRowPanel([FieldPanel("no_number_reason"), FieldPanel("no_number_details")]),
            ],
            heading=_("For the office"),
        ),
    ]
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("commune"),
        index.SearchField("summary"),
        index.FilterField("live"),
        index.FilterField("merged_into"),
        index.FilterField("department"),
        index.FilterField("kind"),
    ]

    class Meta(Listed.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(live=False),
                name="organisation_merged_is_hidden",
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="organisation_has_slug"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="organisation_once_a_source",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.no_number_reason == NoNumber.OTHER and not self.no_number_details:
            raise ValidationError({"no_number_details": _("Say which reason.")})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "partners/organisation_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        return super().get_preview_context(request, mode_name) | organisation_context(self, timezone.now())
