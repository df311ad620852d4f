"""Why a date is called off, and what stands beside one that takes place after all."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CallOffForm(forms.Form):
    note = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        help_text=_("Shown beside the date, for example “The room is flooded. We meet again in May.”"),
    )


class PutBackForm(forms.Form):
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("Shown beside the date. Take away what said why it was called off."),
    )
