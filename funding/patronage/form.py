"""What a company tells the calculator; nothing of it is kept anywhere."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from funding.models.patronage_rule import PatronageRule
from funding.patronage.amounts import AmountField
from funding.patronage.calculation import ZERO, Gift

LAST_DAY = date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Question:
    gift: Gift
    rule: PatronageRule


class PatronageForm(forms.Form):
    """Three ways to give, one turnover, one year; at least one gift is told."""

    money = AmountField(
        label=_("Money, in euros"), required=False, help_text=_("All your gifts of this year together.")
    )
    goods = AmountField(
        label=_("Goods or services, in euros"),
        required=False,
        help_text=_(
            "What they cost you, without your margin: for a computer in stock, its value in your books."
        ),
    )
    hours = AmountField(
        label=_("Staff lent: hours"), required=False, help_text=_("Working time given, all people together.")
    )
    hourly_cost = AmountField(
        label=_("Staff lent: cost of one hour, in euros"),
        required=False,
        help_text=_("Pay and charges for one hour of work."),
    )
    turnover = AmountField(label=_("Turnover of the year, without VAT, in euros"), may_be_zero=False)
    year_end = forms.DateField(
        label=_("Last day of the fiscal year"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        # A text box: a date picker would show nothing of what it cannot read.
        widget=forms.DateInput(attrs={"autocomplete": "off"}, format="%d/%m/%Y"),
        help_text=_("For example 31/12/2027."),
        error_messages={"invalid": _("We did not understand this date. Write for example 31/12/2027.")},
    )
    later = AmountField(
        label=_("Gifts planned for each year after, in euros"),
        required=False,
        help_text=_("They count before what is carried over from this year."),
    )
    helps_people_in_need = forms.BooleanField(
        label=_("The association gives meals, care or housing free of charge to people in difficulty"),
        required=False,
    )

    def __init__(self, data: QueryDict) -> None:
        is_asked = any(name in data for name in self.base_fields)
        super().__init__(data if is_asked else None, initial={"year_end": _end_of_this_year()})

    def clean_year_end(self) -> date:
        day = self.cleaned_data["year_end"]
        self.rule = PatronageRule.objects.at(day) if day <= LAST_DAY else None
        if self.rule is None:
            raise forms.ValidationError(_("We do not know the rules of this year. Choose another day."))
        return day

    def clean(self) -> dict[str, object]:
        told = super().clean()
        hours, cost = told.get("hours"), told.get("hourly_cost")
        if hours and not cost and "hourly_cost" not in self.errors:
            self.add_error("hourly_cost", _("Write what one hour costs you."))
        if cost and not hours and "hours" not in self.errors:
            self.add_error("hours", _("Write how many hours you give."))
        gives = any(told.get(name) for name in ("money", "goods", "hours", "hourly_cost"))
        if not gives and not {"money", "goods", "hours", "hourly_cost"} & set(self.errors):
            self.add_error("money", _("Write what you give: money, goods or hours."))
        return told

    def question(self) -> Question | None:
        """Return what was asked; None while nothing was, or while it cannot be understood."""
        if not self.is_valid():
            return None
        told = {name: value for name, value in self.cleaned_data.items() if name != "year_end"}
        return Question(
            Gift(**{name: ZERO if value is None else value for name, value in told.items()}), self.rule
        )


def _end_of_this_year() -> date:
    return timezone.localdate().replace(month=12, day=31)
