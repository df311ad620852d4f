"""What is asked about an attestation: the person's agreement, a code, an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models.attestation import CODE_LENGTH
from network.content.traps import TrappedForm

LONGEST = 60


class AgreementForm(forms.Form):
    """Two agreements, neither given beforehand; the attestation is made with or without."""

    shows_name = forms.BooleanField(
        label=_("Show the first name and the initial of the last name to whoever types the code"),
        required=False,
    )
    in_passport = forms.BooleanField(
        label=_("Keep this attestation in the passport that the e-mail address opens"), required=False
    )

    def __init__(self, *args: object, has_email: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not has_email:
            del self.fields["in_passport"]


class CodeForm(forms.Form):
    """A code as people type it, in any case, with or without its hyphens."""

    code = forms.CharField(
        label=_("Code of the attestation"),
        max_length=LONGEST,
        help_text=_("Twelve letters and figures, for example K7MA-93TX-CPH4."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the code that stands at the foot of the attestation.")},
    )

    def clean_code(self) -> str:
        code = plain(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("A code has %(length)s letters and figures, this one %(typed)s. Compare with the paper.")
                % {"length": CODE_LENGTH, "typed": len(code)}
            )
        return code


class PassportForm(TrappedForm):
    """The address under which attestations were kept."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address we should send to."),
            "invalid": _("Write the whole address, for example jeanne@example.org."),
        },
    )


def plain(code: str) -> str:
    """Return the letters and figures of a code, in capitals."""
    return "".join(sign for sign in code.upper() if sign.isalnum())
