"""What somebody is asked who wants to hear from a search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.catalogue.models import Rhythm
from network.content.traps import TrappedForm


class AlertForm(TrappedForm):
    """An address and a rhythm."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address we should send to."),
            "invalid": _("Write the whole address, for example jeanne@example.org."),
        },
    )
    rhythm = forms.ChoiceField(
        label=_("How often?"),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often we should write.")},
    )

    def clean_email(self) -> str:
        """Return the address in small letters: one person has one."""
        return self.cleaned_data["email"].lower()
