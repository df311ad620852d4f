"""A programme as people read it: what for, how much, for whom, how to ask, and what it made possible."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from funding.area import area_problem, known_area_name
from funding.enums import AidKind, Applicant, AreaKind, MoneySource, Recurrence
from funding.json_ld import programme_in_schema_org
from funding.page_editing import CallsPanel
from funding.programme_words import programme_context
from network.content.blocks import TEXT_FEATURES, BodyBlock
from network.content.models import BasePage
from partners.fields import ListField

if TYPE_CHECKING:
    from funding.models.call import CallQuerySet

FIGURES = ("money_given", "places_opened", "people_reached")
RESERVED_SLUGS = frozenset({"mecenat", "financeurs"})


def _whole(name: str, help_text: str = "", *, most: int = 0) -> models.PositiveIntegerField:
    validators = [MaxValueValidator(most)] if most else []
    return models.PositiveIntegerField(
        name, null=True, blank=True, help_text=help_text, validators=validators
    )


def _in_order(low: str, high: str) -> Q:
    return Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True}) | Q(**{f"{high}__gte": F(low)})


class ProgrammePage(BasePage):
    """One way to get money, goods or time, in one language; all its languages share the same calls."""

    funder = models.ForeignKey(
        "funding.Funder", on_delete=models.PROTECT, related_name="programmes", verbose_name=_("funder")
    )
    money_source = models.CharField(_("source of money"), max_length=20, choices=MoneySource.choices)
    aid_kind = models.CharField(_("kind of help"), max_length=24, choices=AidKind.choices)
    recurrence = models.CharField(
        _("how often"), max_length=10, choices=Recurrence.choices, default=Recurrence.RECURRING
    )
    amount_min = _whole(_("from, in euros"))
    amount_max = _whole(_("up to, in euros"))
    rate_min = _whole(_("from, in % of the cost"), most=100)
    rate_max = _whole(_("up to, in % of the cost"), most=100)
    amount_note = models.CharField(
        _("about the amount"), max_length=200, blank=True, help_text=_("What is paid, or not, and when.")
    )
    area_kind = models.CharField(_("area"), max_length=12, choices=AreaKind.choices, default=AreaKind.REGION)
    area_code = models.CharField(
        _("code of the area"),
        max_length=9,
        blank=True,
        help_text=_("INSEE code of the commune, SIREN of the group, code of the département or region."),
    )
    area_name = models.CharField(
        _("name of the area"),
        max_length=100,
        blank=True,
        help_text=_("Empty: the official name of the code."),
    )
    applicants = ListField(_("who may ask"), vocabulary=Applicant)
    conditions = models.CharField(
        _("on what conditions"),
        max_length=500,
        blank=True,
        help_text=_("In plain words: “You have existed for a year, you have volunteers”."),
    )
    how_to_apply = RichTextField(_("how to ask"), features=TEXT_FEATURES, blank=True)
    apply_url = models.URLField(_("where to send the request"), max_length=500, blank=True)
    documents = models.TextField(
        _("documents to prepare"), blank=True, help_text=_("One a line: “Your statutes”, “Your budget”.")
    )
    instructing_body = models.CharField(
        _("who reads the requests"), max_length=200, blank=True, help_text=_("When it is not the funder.")
    )
    contact_name = models.CharField(_("contact"), max_length=100, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = PhoneNumberField(_("phone"), region="FR", blank=True)
    source_text = models.CharField(
        _("text it rests on"), max_length=300, blank=True, help_text=_("Law, decree, rules of the programme.")
    )
    source_url = models.URLField(_("where to read it"), max_length=500, blank=True)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last made sure that this is true.")
    )
    money_given = _whole(_("money given, in euros"))
    places_opened = _whole(_("places equipped or opened"))
    people_reached = _whole(_("people reached"))
    figures_period = models.CharField(
        _("period"), max_length=60, blank=True, help_text=_("For example “2026” or “from 2024 to 2026”.")
    )
    figures_source = models.CharField(_("where the figures come from"), max_length=200, blank=True)
    figures_method = models.CharField(
        _("how they were counted"), max_length=300, blank=True, help_text=_("No figure without its method.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))
    source_id = models.CharField(max_length=100, blank=True, editable=False)

    told_by = "programme"

    parent_page_types = ["funding.FundingPage"]
    subpage_types: list[str] = []
    template = "funding/programme_page.html"
    page_description = _("One aid: who gives, how much, to whom. Save it, then add its calls.")
    exclude_fields_in_copy = ["source_id"]
    # Keys and codes are the same in every language.
    override_translatable_fields = [SynchronizedField("applicants"), SynchronizedField("area_code")]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction", heading=_("Purpose"), help_text=_("What it is for, in one sentence.")),
        CallsPanel(heading=_("Calls"), icon="date"),
        MultiFieldPanel(
            [
                FieldPanel("funder"),
                FieldPanel("instructing_body"),
                FieldRowPanel([FieldPanel("money_source"), FieldPanel("aid_kind")]),
                FieldPanel("recurrence"),
            ],
            heading=_("Who gives what"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("amount_min"), FieldPanel("amount_max")]),
                FieldRowPanel([FieldPanel("rate_min"), FieldPanel("rate_max")]),
                FieldPanel("amount_note"),
            ],
            heading=_("How much"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("applicants"),
                FieldPanel("conditions"),
                FieldRowPanel([FieldPanel("area_kind"), FieldPanel("area_code"), FieldPanel("area_name")]),
            ],
            heading=_("For whom, and where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("how_to_apply"),
                FieldPanel("documents"),
                FieldPanel("apply_url"),
                FieldRowPanel(
                    [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")]
                ),
            ],
            heading=_("How to ask"),
        ),
        MultiFieldPanel(
            [FieldPanel("source_text"), FieldPanel("source_url"), FieldPanel("checked_on")],
            heading=_("What this page rests on"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name) for name in FIGURES]),
                FieldPanel("figures_period"),
                FieldPanel("figures_source"),
                FieldPanel("figures_method"),
            ],
            heading=_("What it made possible"),
        ),
        MultipleChooserPanel(
            "financed_workshops", chooser_field_name="workshop", heading=_("Workshops it paid for")
        ),
        MultipleChooserPanel(
            "financed_partners", chooser_field_name="organisation", heading=_("Partners it helped")
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("conditions"),
        index.SearchField("how_to_apply"),
        index.SearchField("body"),
        index.FilterField("translation_key"),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(condition=_in_order("amount_min", "amount_max"), name="programme_amounts"),
            models.CheckConstraint(condition=_in_order("rate_min", "rate_max"), name="programme_rates"),
            models.CheckConstraint(
                condition=(Q(rate_min__isnull=True) | Q(rate_min__lte=100))
                & (Q(rate_max__isnull=True) | Q(rate_max__lte=100)),
                name="programme_rates_within_100",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in FIGURES})
                | (~Q(figures_source="") & ~Q(figures_method="")),
                name="programme_figures_have_a_method",
            ),
        ]

    def calls(self) -> "CallQuerySet":
        """Return all the calls of the programme, the same in every language."""
        # Here, because calls name their programme: at the top the two would import each other.
        from funding.models.call import Call

        return Call.objects.of(self)

    @property
    def papers(self) -> list[str]:
        """The documents to prepare, one text each."""
        return [line.strip() for line in self.documents.splitlines() if line.strip()]

    @property
    def area(self) -> str:
        """The name of the area: what staff wrote, else the official one."""
        return self.area_name or known_area_name(self.area_kind, self.area_code)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | programme_context(self, request)

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        return programme_in_schema_org(self, request)

    def clean(self) -> None:
        """Say on the field what the database would refuse for the whole row."""
        super().clean()
        wrong = {name: words for name, words in self._problems() if words}
        if wrong:
            raise ValidationError(wrong)

    def _problems(self) -> list[tuple[str, object]]:
        has_figures = any(getattr(self, name) is not None for name in FIGURES)
        is_missing = _("No figure without its source and its method: write them, or clear the figures.")
        return [
            ("amount_max", _reversed(self.amount_min, self.amount_max)),
            ("rate_max", _reversed(self.rate_min, self.rate_max)),
            ("figures_source", is_missing if has_figures and not self.figures_source.strip() else None),
            ("figures_method", is_missing if has_figures and not self.figures_method.strip() else None),
            ("area_code", area_problem(self.area_kind, self.area_code)),
            ("slug", _("This address is already used here.") if self.slug in RESERVED_SLUGS else None),
        ]


def _reversed(low: int | None, high: int | None) -> object:
    is_reversed = low is not None and high is not None and high < low
    return _("This must not be less than the first number.") if is_reversed else None


class FinancedWorkshop(Orderable):
    """A workshop that a programme paid for; shown in the language of the reader."""

    programme = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="financed_workshops")
    workshop = models.ForeignKey(
        "events.WorkshopPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("workshop")
    )

    panels = [FieldPanel("workshop")]

    class Meta(Orderable.Meta):
        verbose_name = _("workshop paid for")


class FinancedPartner(Orderable):
    """An organisation that a programme helped."""

    programme = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="financed_partners")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.CASCADE, related_name="+", verbose_name=_("organisation")
    )

    panels = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner helped")
