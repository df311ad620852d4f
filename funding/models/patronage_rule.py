"""The figures of the law on company patronage, dated, each with the text it comes from."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class PatronageRuleQuerySet(models.QuerySet["PatronageRule"]):
    def at(self, day: date) -> "PatronageRule | None":
        """Return the rule of the fiscal years that end on `day`; None before the first one."""
        return self.filter(valid_from__lte=day).order_by("-valid_from").first()


def _percent(name: str, help_text: str = "") -> models.DecimalField:
    return models.DecimalField(
        name,
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=help_text,
    )


def _euros(name: str, help_text: str = "") -> models.DecimalField:
    return models.DecimalField(
        name, max_digits=12, decimal_places=2, validators=[MinValueValidator(0)], help_text=help_text
    )


class PatronageRule(models.Model):
    """Holds from its day until the day of the next rule: two can neither overlap nor leave a gap."""

    valid_from = models.DateField(
        _("for fiscal years that end from"),
        unique=True,
        help_text=_("The rule holds until the day on which the next one begins."),
        error_messages={"unique": _("Another rule already begins on this day.")},
    )
    rate = _percent(_("rate, in %"))
    threshold = _euros(_("threshold, in euros"), _("Gifts beyond it have the second rate."))
    reduced_rate = _percent(_("second rate, in %"))
    floor = _euros(_("ceiling, in euros"), _("The ceiling is the greater of this and the share of turnover."))
    turnover_share = _percent(_("share of turnover, in %"), _("0.5 for five per thousand."))
    years_carried = models.PositiveSmallIntegerField(
        _("years carried over"), validators=[MaxValueValidator(20)]
    )
    legal_source = models.CharField(_("legal source"), max_length=300)
    legal_url = models.URLField(_("where to read it"), max_length=500)

    objects = PatronageRuleQuerySet.as_manager()

    panels = [
        FieldPanel("valid_from"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("rate"), FieldPanel("threshold"), FieldPanel("reduced_rate")]),
                FieldRowPanel([FieldPanel("floor"), FieldPanel("turnover_share")]),
                FieldPanel("years_carried"),
            ],
            heading=_("Figures"),
        ),
        MultiFieldPanel([FieldPanel("legal_source"), FieldPanel("legal_url")], heading=_("Source")),
    ]

    class Meta:
        verbose_name = _("patronage rule")
        verbose_name_plural = _("patronage rules")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    rate__range=(0, 100), reduced_rate__range=(0, 100), turnover_share__range=(0, 100)
                ),
                name="patronage_percents",
            ),
            models.CheckConstraint(condition=Q(threshold__gte=0, floor__gte=0), name="patronage_amounts"),
            models.CheckConstraint(
                condition=Q(reduced_rate__lte=F("rate")),
                name="patronage_second_rate_lower",
                violation_error_message=_("The second rate cannot be higher than the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from:%d/%m/%Y}"
