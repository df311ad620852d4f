"""What somebody who saw an error is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.content.reports.form import ReportForm
from partners.enums import SheetProblem


class SheetReportForm(ReportForm):
    reasons = SheetProblem

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message"].help_text = _(
            "For example the right hours, or the new address. Do not write your name nor your number here."
        )

    def clean_message(self) -> str:
        """Nobody can mend “something else” without a word."""
        message = self.cleaned_data["message"]
        if not message and self.cleaned_data.get("reason") == SheetProblem.OTHER:
            raise forms.ValidationError(_("Say in a few words what is wrong."))
        return message
