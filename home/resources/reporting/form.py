"""What a reader is asked, and two traps for programs that fill in any form."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from home.models.resource_report import LONGEST_MESSAGE
from home.resources.enums import ReportReason

FASTEST_SECONDS, SLOWEST_SECONDS = 3, 24 * 3600
_signer = signing.TimestampSigner(salt="home.resources.reporting")
STARTED = "report"


class ReportForm(forms.Form):
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
    # People never see it.
    website = forms.CharField(required=False)

    @property
    def started(self) -> str:
        """The moment the form was shown, signed."""
        return _signer.sign(STARTED)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            raise forms.ValidationError(_("Leave the hidden field empty, then send again."))
        self._check_pace()
        return cleaned

    def _check_pace(self) -> None:
        """Refuse what was sent faster than anybody reads, or from a page left open since yesterday."""
        signed = self.data.get("started", "")
        try:
            _signer.unsign(signed, max_age=SLOWEST_SECONDS)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("This page was open for long. Please send again.")) from error
        try:
            _signer.unsign(signed, max_age=FASTEST_SECONDS)
        except signing.SignatureExpired:
            return
        raise forms.ValidationError(_("That was very quick. Wait a few seconds, then send again."))
