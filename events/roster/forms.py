"""What is typed at the door."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from events.services.people import Person
from events.services.refusing import NotPossibleError, Reason
from network.content.models.network_settings import languages
from network.sheets.reading import one_line

# The words of an address, and what is noted.
ATTENDANCE = {"present": "present", "absent": "absent", "none": ""}
# A phone that was without a connection for longer has old news.
OLDEST_TAP_MS = 7 * 24 * 3600 * 1000


class LateForm(forms.Form):
    """How long ago somebody tapped, in milliseconds by their phone's own clock, whatever hour that shows."""

    age = forms.IntegerField(min_value=0, max_value=OLDEST_TAP_MS, required=False)


class AdmissionForm(forms.Form):
    """Why a seat is added where none is left."""

    reason = forms.CharField(
        label=_("Why a seat is added"),
        max_length=200,
        required=False,
        help_text=_("Only when no seat is left: “two people did not come”. No name, please."),
    )

    def clean_reason(self) -> str:
        return one_line(self.cleaned_data["reason"])

    def refuse(self, refusal: NotPossibleError) -> None:
        """Say why it cannot be, beside the field that mends it."""
        self.add_error("reason" if refusal.reason == Reason.NO_SEAT_LEFT else None, str(refusal))


class WalkInForm(AdmissionForm):
    """Somebody who came without registering: a first name is enough."""

    field_order = ["first_name", "last_name", "email", "phone", "language", "reason"]

    first_name = forms.CharField(label=_("First name"), max_length=100)
    last_name = forms.CharField(label=_("Last name"), max_length=100, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Only if the person wants an attestation by e-mail.")
    )
    phone = PhoneNumberField(label=_("Phone"), region="FR", required=False)
    language = forms.ChoiceField(label=_("Language"), choices=languages, initial=get_language)

    def clean_first_name(self) -> str:
        return one_line(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        return one_line(self.cleaned_data["last_name"])

    def person(self) -> Person:
        named = ("first_name", "last_name", "email", "phone")
        return Person(**{name: str(self.cleaned_data[name] or "") for name in named})
