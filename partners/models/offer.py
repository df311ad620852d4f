"""What an organisation offers all year round: help one to one, computers to borrow, a desk to come to."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.search import index

from network.catalogue.enums import Access, Audience, Fee, Format, Kind, Level, SpokenLanguage
from partners.area import unknown_codes
from partners.directory.offer_telling import offer_context
from partners.enums import AreaKind, Way
from partners.fields import ListField, validate_day
from partners.models.listed import Listed, ListedQuerySet
from partners.models.offer_panels import OFFER_PANELS
from partners.models.organisation import Organisation, skills_once
from partners.models.place import Place
from partners.opening_hours import repair

# A workshop has dates and seats: it is a page with sessions.
OFFER_KINDS = [(kind.value, kind.label) for kind in Kind if kind != Kind.WORKSHOP]

# What one cannot use without.
NEEDED = {Way.PHONE: "phone", Way.MAIL: "email", Way.LINK: "link", Way.REFERRAL: "referral"}


class OfferQuerySet(ListedQuerySet):
    def current(self) -> Self:
        """Return the public ones that hold today, or will, of public organisations."""
        today = timezone.localdate()
        is_over = Q(ends_on__lt=today)
        return self.live().filter(organisation__live=True).exclude(is_over)

    def at(self, place: Place) -> Self:
        return self.filter(places=place)


class Offer(Listed):
    """Help without a date of its own: who gives it, where, to whom, at what price, and how to get it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="offers", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OFFER_KINDS)
    summary = models.CharField(
        _("in one sentence"), max_length=280, help_text=_("What people get, in words everybody uses.")
    )
    description = models.TextField(_("description"), blank=True)
    skills = ParentalManyToManyField(
        "catalogue.Skill",
        blank=True,
        related_name="offers",
        limit_choices_to=skills_once,
        verbose_name=_("skills"),
    )
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, blank=True)
    audience = ListField(_("for whom"), vocabulary=Audience, help_text=_("Nothing ticked: everyone."))
    languages = ListField(_("languages spoken"), vocabulary=SpokenLanguage)
    access = ListField(_("accessibility"), vocabulary=Access)
    format = models.CharField(_("format"), max_length=10, choices=Format.choices, default=Format.ON_SITE)
    places = ParentalManyToManyField(Place, blank=True, related_name="offers", verbose_name=_("places"))
    area_kind = models.CharField(
        _("area served"), max_length=12, choices=AreaKind.choices, default=AreaKind.ANYWHERE
    )
    area_codes = ListField(
        _("codes of the area"), help_text=_("INSEE codes of communes, or codes of départements or regions.")
    )
    area_name = models.CharField(
        _("name of the area"),
        max_length=150,
        blank=True,
        help_text=_("As people call it, for example the name of a group of communes."),
    )
    fee = models.CharField(_("fee"), max_length=12, choices=Fee.choices, default=Fee.FREE)
    fee_details = models.CharField(
        _("price or conditions"), max_length=200, blank=True, help_text=_("How much, or for whom it is free.")
    )
    lent = models.TextField(_("what you lend"), blank=True, help_text=_("One piece of equipment a line."))
    loan_conditions = models.TextField(
        _("conditions of the loan"), blank=True, help_text=_("For how long, to whom, with what deposit.")
    )
    ways = ListField(_("how to get it"), vocabulary=Way)
    phone = PhoneNumberField(_("phone"), region="FR", blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    link = models.URLField(_("page to sign up or to learn more"), max_length=500, blank=True)
    referral = models.CharField(
        _("who may send people"), max_length=200, blank=True, help_text=_("For example: a social worker.")
    )
    contact_name = models.CharField(_("who to ask for"), max_length=100, blank=True)
    opening_hours = models.TextField(_("hours"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True, validators=[validate_day])
    ends_on = models.DateField(_("until"), null=True, blank=True, validators=[validate_day])
    source = models.CharField(_("source"), max_length=100, blank=True, editable=False)
    source_id = models.CharField(_("identifier in the source"), max_length=100, blank=True, editable=False)
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        validators=[validate_day],
        help_text=_("When somebody last made sure that this is true."),
    )

    objects = OfferQuerySet.as_manager()

    panels = OFFER_PANELS

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("summary"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("organisation"),
    ]

    class Meta(Listed.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(live=False), name="offer_merged_is_hidden"
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="offer_has_slug"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="offer_ends_after_it_starts",
                violation_error_message=_("The last day must come after the first."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "source", "source_id"],
                condition=~Q(source_id=""),
                name="offer_once_a_source",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        missing = {
            field: _("Write it, or untick “%(way)s” above.") % {"way": Way(way).label}
            for way, field in NEEDED.items()
            if way in self.ways and not getattr(self, field)
        }
        if self.fee != Fee.FREE and not self.fee_details:
            missing["fee_details"] = _("Say how much, or for whom it is free.")
        if self.kind == Kind.EQUIPMENT_LOAN and not self.lent:
            missing["lent"] = _("Say what you lend.")
        if self.area_kind != AreaKind.ANYWHERE and not self.area_codes:
            missing["area_codes"] = _("Name at least one.")
        elif unknown := unknown_codes(self.area_kind, self.area_codes):
            missing["area_codes"] = _("Unknown: %(values)s.") % {"values": ", ".join(unknown)}
        if self.opening_hours and not repair(self.opening_hours):
            missing["opening_hours"] = _("Write them like this: Mo-Fr 09:00-12:00,14:00-17:30.")
        if missing:
            raise ValidationError(missing)

    @property
    def is_public(self) -> bool:
        """Return whether anybody may read it today, as `current()` says of rows."""
        is_over = self.ends_on is not None and self.ends_on < timezone.localdate()
        return super().is_public and self.organisation.live and not is_over

    @property
    def catalogue_subject(self) -> str:
        """Return the name under which the catalogue knows this offer."""
        return f"offer:{self.pk}"

    @cached_property
    def _home(self) -> Place | Organisation:
        """Where it is filed: at its first place, else where its organisation is."""
        place = self.places.all()[:1] if self.pk else ()
        return next(iter(place), self.organisation)

    @property
    def commune(self) -> str:
        return self._home.commune

    @property
    def postcode(self) -> str:
        return self._home.postcode

    @property
    def insee_code(self) -> str:
        return self._home.insee_code

    def slug_source(self) -> str:
        return f"{self.name} {self.organisation.name}"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "partners/offer_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        return super().get_preview_context(request, mode_name) | offer_context(self, timezone.now())
