"""What somebody types to register: as little as possible."""

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from events.services.people import Person
from network.sheets.reading import one_line


class RegistrationForm(forms.Form):
    """Turns into a Person."""

    first_name = forms.CharField(label=_("First name"), max_length=100)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("For example: marie@exemple.fr"))
    phone = PhoneNumberField(
        label=_("Phone"), region="FR", required=False, help_text=_("If you have no e-mail.")
    )

    def clean_first_name(self) -> str:
        return one_line(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        return one_line(self.cleaned_data["last_name"])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        is_unsaid = not cleaned.get("email") and not cleaned.get("phone")
        if is_unsaid and not self.errors:
            self.add_error("email", _("Write an e-mail address or a phone number, so that we can reach you."))
        return cleaned

    def person(self) -> Person:
        said = {name: str(value or "") for name, value in self.cleaned_data.items()}
        return Person(**said)
