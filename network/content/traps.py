"""A form for anybody, with two traps for programs that fill in any form."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

FASTEST_SECONDS, SLOWEST_SECONDS = 3, 24 * 3600
_signer = signing.TimestampSigner(salt="network.content.traps")
STARTED = "form"


class TrappedForm(forms.Form):
    """A field that people never see, and a moment before which nobody has read the page.

    Its template includes components/traps.html. A form that knows by other means that a person sends it says
    so in `is_proven`.
    """

    website = forms.CharField(required=False)

    is_proven = False

    @property
    def started(self) -> str:
        """The moment the form was first shown, signed: who mends a slip has read it already."""
        signed = self.data.get("started", "")
        return signed if _is_good(signed) else _signer.sign(STARTED)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_proven:
            return cleaned
        if cleaned.get("website"):
            raise forms.ValidationError(_("Leave the hidden field empty, then send again."))
        self._check_pace()
        return cleaned

    def _check_pace(self) -> None:
        """Refuse what was sent faster than anybody reads, or from a page left open since yesterday."""
        signed = self.data.get("started", "")
        if not _is_good(signed):
            raise forms.ValidationError(_("This page was open for long. Please send again."))
        try:
            _signer.unsign(signed, max_age=FASTEST_SECONDS)
        except signing.SignatureExpired:
            return
        raise forms.ValidationError(_("That was very quick. Wait a few seconds, then send again."))


def _is_good(signed: str) -> bool:
    """Tell whether we signed this moment, and not long ago."""
    try:
        _signer.unsign(signed, max_age=SLOWEST_SECONDS)
    except signing.BadSignature:
        return False
    return True
