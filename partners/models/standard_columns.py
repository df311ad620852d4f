"""One column for each of the 32 of the places standard v1.0.2, so that nothing of it is lost."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from partners.enums import (
    AccessMode,
    Itinerance,
    NationalProgramme,
    PlaceFee,
    Public,
    Service,
    SpecialCare,
    SupportMode,
    Training,
)
from partners.fields import DerivedField, ListField, validate_address, validate_day
from partners.models.listed import validate_insee_code, validate_postcode
from partners.typology import Typology

# Columns of one value whose wrong values an import keeps aside, and the field they belong to.
SINGLE_VALUES = {
    "pivot": "pivot",
    "code_insee": "insee_code",
    "latitude": "latitude",
    "longitude": "longitude",
    "presentation_resume": "summary",
}


class StandardColumns(models.Model):
    """A place as files of the standard describe it. `source` and `source_id` are its key there."""

    source = models.CharField(_("source"), max_length=100, blank=True, editable=False)
    source_id = DerivedField(_("identifier in the source"), derive="stable_source_id", max_length=120)
    pivot = models.CharField(
        _("SIRET or RNA"), max_length=14, blank=True, help_text=_("Number of the organisation that runs it.")
    )
    commune = models.CharField(_("commune"), max_length=100)
    postcode = models.CharField(_("postcode"), max_length=5, validators=[validate_postcode])
    insee_code = models.CharField(_("INSEE code"), max_length=5, blank=True, validators=[validate_insee_code])
    address = models.CharField(_("address"), max_length=255)
    address_complement = models.CharField(
        _("more about the address"), max_length=255, blank=True, help_text=_("Floor, entrance, hamlet.")
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    typologies = ListField(_("types of place"), vocabulary=Typology)
    phone = PhoneNumberField(_("phone"), region="FR", blank=True)
    emails = ListField(_("e-mail addresses"), each=validate_address, help_text=_("One a line."))
    website = models.URLField(_("website"), max_length=500, blank=True)
    other_websites = ListField(_("other websites"), help_text=_("One a line, social networks too."))
    opening_hours = models.TextField(
        _("opening hours"),
        blank=True,
        help_text=_("For example: Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00 (Mo Tu We Th Fr Sa Su)."),
    )
    raw_opening_hours = models.TextField(_("opening hours as received"), blank=True, editable=False)
    summary = models.CharField(_("in one sentence"), max_length=280, blank=True)
    description = models.TextField(_("description"), blank=True)
    itinerance = ListField(_("mobile or not"), vocabulary=Itinerance)
    parent_structure = models.CharField(_("belongs to"), max_length=255, blank=True)
    updated_on = models.DateField(
        _("checked on"),
        default=timezone.localdate,
        validators=[validate_day],
        help_text=_("When somebody last made sure that this is true."),
    )
    services = ListField(_("services"), vocabulary=Service)
    publics = ListField(_("meant for"), vocabulary=Public, help_text=_("Nothing ticked: everyone."))
    special_care = ListField(_("at ease with"), vocabulary=SpecialCare)
    fees = ListField(_("fees"), vocabulary=PlaceFee)
    national_programmes = ListField(_("national programmes"), vocabulary=NationalProgramme)
    trainings = ListField(_("trainings and labels"), vocabulary=Training)
    other_trainings = ListField(_("other trainings and labels"), help_text=_("One a line."))
    access_modes = ListField(_("how to come"), vocabulary=AccessMode)
    support_modes = ListField(_("kind of help"), vocabulary=SupportMode)
    accessibility_sheet = models.URLField(
        _("accessibility sheet"), max_length=500, blank=True, help_text=_("Its page on Acceslibre.")
    )
    appointment_url = models.URLField(_("page to book an appointment"), max_length=500, blank=True)
    unknown_values = models.JSONField(_("values kept aside"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    def stable_source_id(self) -> str:
        """Return the identifier in the source; a place born here is known by its slug."""
        return self.source_id or self.stable_slug()
