"""What a reader is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models.resource_report import LONGEST_MESSAGE
from home.resources.enums import ReportReason
from network.content.traps import TrappedForm


class ReportForm(TrappedForm):
    """A reason and a few words."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with this resource.")},
    )
    message = forms.CharField(
        label=_("Tell us more"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example which sentence is wrong. Do not write your name nor your number here."),
        error_messages={"max_length": _("Write 500 characters at most: you have %(show_value)d.")},
    )
