"""The charts of a survey, figure by figure."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from network.content.charts import PER_CENT

MOST_FIGURES = 12


class FigureBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What was said or counted"), max_length=120)
    value = blocks.DecimalBlock(label=_("Figure"), min_value=0, max_digits=12, decimal_places=1)


class ChartBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    sentence = blocks.CharBlock(
        label=_("What to see"), max_length=250, help_text=_("One sentence that says it without the drawing.")
    )
    # A regular expression, so that translators are not asked for it.
    unit = blocks.RegexBlock(
        label=_("Unit"), regex=r"^[^<>]{1,20}$", default=PER_CENT, help_text=_("“%”, “€”, “hours”…")
    )
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=MOST_FIGURES)

    class Meta:
        icon = "order"
        label = _("Chart")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["unit"] == PER_CENT and any(
            figure["value"] > Decimal(100) for figure in cleaned["figures"]
        ):
            too_much = ValidationError(_("A share cannot be more than 100 %."))
            raise blocks.StructBlockValidationError(block_errors={"figures": too_much})
        return cleaned


class ChartsBlock(blocks.StreamBlock):
    """Charts in the order people read them."""

    chart = ChartBlock()

    class Meta:
        min_num = 1
