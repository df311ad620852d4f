"""A story in one language: a volunteer's portrait, an association that did it, or an expert's words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    Orderable,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from events.models import WorkshopPage
from funding.models import ProgrammePage
from home.models.consent import Consent
from home.models.testimonial_panels import TESTIMONIAL_PANELS
from home.testimonials.days import today
from home.testimonials.editing import TestimonialForm
from home.testimonials.enums import TestimonialKind, Use
from home.testimonials.reading import TestimonialManager
from network.content.previews import PreviewedOnPhones
from partners.fields import DerivedField
from partners.models import Organisation
from partners.models.listed import free_slug
from partners.models.organisation import skills_once


@dataclass(frozen=True, slots=True)
class Figure:
    """What changed, in numbers: from `before`, perhaps unknown, to `now`."""

    before: Decimal | None
    now: Decimal
    unit: str


class Testimonial(
    WorkflowMixin,
    DraftStateMixin,
    RevisionMixin,
    PreviewedOnPhones,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A story. Its texts are translated; person, picture, figures, relations and consent are shared."""

    kind = models.CharField(_("kind"), max_length=12, choices=TestimonialKind.choices)
    title = models.CharField(
        _("title"), max_length=120, help_text=_("What happened, in a few words: “Odette writes to her club”.")
    )
    slug = DerivedField(_("address on this site"), derive="stable_slug", max_length=120)
    words = models.TextField(
        _("in their own words"),
        max_length=500,
        help_text=_("One to three sentences the person said. Shown on cards and in quotes."),
    )
    person = models.CharField(
        _("who speaks"),
        max_length=100,
        help_text=_("As the person wants to be named: a first name is enough."),
    )
    role = models.CharField(
        _("role"), max_length=150, blank=True, help_text=_("For example “treasurer of a choir, Dole”.")
    )
    before = models.TextField(_("before"), blank=True, help_text=_("How it was, what was difficult."))
    now = models.TextField(_("now"), blank=True, help_text=_("What the person does today."))
    figure_before = models.DecimalField(
        _("figure before"), max_digits=9, decimal_places=1, null=True, blank=True
    )
    figure_now = models.DecimalField(_("figure now"), max_digits=9, decimal_places=1, null=True, blank=True)
    figure_unit = models.CharField(
        _("unit"),
        max_length=80,
        blank=True,
        help_text=_("What is counted: “e-mails a week”, “hours a month”."),
    )
    programme = models.CharField(
        _("what they set up"), max_length=150, blank=True, help_text=_("The name of their programme.")
    )
    offers = models.TextField(_("what it offers"), blank=True)
    results = models.TextField(_("what came of it"), blank=True)
    more = models.TextField(_("more of the story"), blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="testimonials",
        verbose_name=_("organisation"),
    )
    skills = ParentalManyToManyField(
        "catalogue.Skill",
        blank=True,
        related_name="+",
        limit_choices_to=skills_once,
        verbose_name=_("what it is about"),
    )
    picture = models.ForeignKey(
        "content.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Shown only when the consent says “with the picture”."),
    )
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="testimonials", verbose_name=_("consent")
    )

    objects = TestimonialManager()

    panels = TESTIMONIAL_PANELS
    base_form_class = TestimonialForm
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("words"),
        index.SearchField("person"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
        index.FilterField("kind"),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in (
            "person",
            "organisation",
            "skills",
            "workshop_links",
            "programme_links",
            "picture",
            "consent",
        )
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")
        ordering = ["-first_published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="testimonial_address_once"),
            models.CheckConstraint(
                condition=Q(figure_now=None, figure_before=None, figure_unit="")
                | (Q(figure_now__isnull=False) & ~Q(figure_unit="")),
                name="testimonial_figure_is_whole",
                violation_error_message=_("A figure needs its value now and its unit."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def stable_slug(self) -> str:
        """Return the slug, made once and the same in every language, so that no link breaks."""
        if not self.slug:
            others = Testimonial.objects.exclude(translation_key=self.translation_key)
            self.slug = free_slug(self.title, lambda slug: others.filter(slug=slug).exists())
        return self.slug

    def is_public(self, day: date) -> bool:
        """Tell of one story what `TestimonialQuerySet.public` tells of many."""
        return self.live and self.consent.is_valid(day) and self.consent.covers(Use.WEB)

    @property
    def is_public_today(self) -> bool:
        return self.is_public(today())

    @property
    def page_url(self) -> str:
        """The path of the page that shows it, of a story read `with_address`."""
        from home.models.testimonials_page import TestimonialsPage

        return TestimonialsPage(url_path=self.page_path, locale=self.locale).url or ""

    def texts(self) -> list[str]:
        """Return everything it says beside its title and its words."""
        parts = (self.speaker, self.role, self.before, self.now, self.programme, self.offers, self.results)
        return [part for part in (*parts, self.more) if part]

    @property
    def speaker(self) -> str:
        """The name of the person, if the consent lets us give it."""
        return self.person if self.consent.covers(Use.NAME) else gettext("Somebody of our network")

    @property
    def shown_picture(self) -> object | None:
        """The picture, if the consent lets us show it."""
        return self.picture if self.picture_id and self.consent.covers(Use.PICTURE) else None

    @property
    def figure(self) -> Figure | None:
        return (
            Figure(self.figure_before, self.figure_now, self.figure_unit)
            if self.figure_now is not None
            else None
        )

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "home/testimonial.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        return super().get_preview_context(request, mode_name) | {"story": self}

    def clean(self) -> None:
        super().clean()
        has_figure = self.figure_now is not None or self.figure_before is not None
        if has_figure and self.figure_now is None:
            raise ValidationError({"figure_now": _("Write the figure as it is now.")})
        if has_figure and not self.figure_unit.strip():
            raise ValidationError({"figure_unit": _("Say what this figure counts.")})
        if self.figure_unit.strip() and not has_figure:
            raise ValidationError({"figure_now": _("Write the figure as it is now, or remove the unit.")})


class TestimonialWorkshop(Orderable):
    """A workshop that a story tells of; translations of either find each other by their keys."""

    testimonial = ParentalKey(Testimonial, on_delete=models.CASCADE, related_name="workshop_links")
    workshop = models.ForeignKey(
        WorkshopPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("workshop")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("workshop")

    def __str__(self) -> str:
        return str(self.workshop)


class TestimonialProgramme(Orderable):
    """A programme that made what the story tells possible; found by its key as well."""

    testimonial = ParentalKey(Testimonial, on_delete=models.CASCADE, related_name="programme_links")
    programme = models.ForeignKey(
        ProgrammePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("programme")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("programme")

    def __str__(self) -> str:
        return str(self.programme)
