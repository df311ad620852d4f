"""A survey and its figures: nothing is told without who asked, when, whom and how."""

from datetime import date
from math import sqrt

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

from home.needs.survey_blocks import ChartsBlock
from network.content.charts import PER_CENT, Chart, chart

# Half the width, in points, of the range that holds a share 95 times in 100, for one person asked.
WIDEST_HALF_RANGE = 98


class SurveyQuerySet(models.QuerySet["Survey"]):
    def in_language(self, language: str) -> "SurveyQuerySet":
        return self.filter(locale__language_code=language)


class Survey(TranslatableMixin, models.Model):
    """What somebody found out, in one language, drawn as charts."""

    title = models.CharField(_("title"), max_length=150)
    organisation = models.CharField(_("who asked"), max_length=150)
    done_on = models.DateField(_("date"), help_text=_("When people were asked, or when it was published."))
    sample_size = models.PositiveIntegerField(
        _("how many were asked"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty where the source does not say; the page says so."),
    )
    method = models.TextField(
        _("how"), max_length=600, help_text=_("Whom, by what means, and what it cannot say.")
    )
    url = models.URLField(_("address of the source"), blank=True)
    charts = StreamField(ChartsBlock(), verbose_name=_("charts"))

    objects = SurveyQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("done_on"),
                FieldPanel("sample_size"),
                FieldPanel("method"),
                FieldPanel("url"),
            ],
            heading=_("Where the figures come from"),
        ),
        FieldPanel("charts"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("survey")
        verbose_name_plural = _("key figures")
        ordering = ["-done_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(organisation="") & ~models.Q(method=""),
                name="survey_says_its_source",
                violation_error_message=_("Figures need to say who asked, and how."),
            ),
            models.CheckConstraint(
                condition=models.Q(sample_size=None) | models.Q(sample_size__gt=0),
                name="survey_asked_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_shares(self) -> bool:
        return any(block.value["unit"] == PER_CENT for block in self.charts)

    @property
    def margin(self) -> int | None:
        """How many points up or down a share may be, 95 times in 100; None where nobody said how many."""
        return round(WIDEST_HALF_RANGE / sqrt(self.sample_size)) if self.sample_size else None

    def drawn(self) -> list[Chart]:
        """Return the charts, ready to draw."""
        return [_drawn(block) for block in self.charts]

    def clean(self) -> None:
        super().clean()
        if isinstance(self.done_on, date) and self.done_on > timezone.localdate():
            raise ValidationError({"done_on": _("This day is still to come.")})
        if not self.charts:
            raise ValidationError({"charts": _("Add one chart at least.")})


def _drawn(block: object) -> Chart:
    told = block.value
    return chart(
        key=f"chart-{block.id}",
        title=told["title"],
        sentence=told["sentence"],
        unit=told["unit"],
        figures=((figure["label"], figure["value"]) for figure in told["figures"]),
    )
