"""What somebody types to take up an invitation, or to ask for one."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from network.accounts.forms import LONGEST_PASSWORD, EmailField, password_help
from network.content.proof import is_proven
from network.content.traps import TrappedForm
from network.sheets.reading import one_line
from network.users.models import User
from partners.models import JoinRequest


class LineField(forms.CharField):
    """A text on one line."""

    def __init__(self, **options: object) -> None:
        super().__init__(error_messages={"required": _("Fill in this line.")}, **options)

    def to_python(self, value: object) -> str:
        return one_line(super().to_python(value))


class NewAccountForm(forms.Form):
    """Who somebody is, and a password if they want one."""

    name = LineField(
        label=_("Your first and last name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        none_wanted = _("Leave it empty to log in by a link that we send by e-mail each time.")
        self.fields["password"].help_text = f"{password_help()} {none_wanted}"

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password"):
            try:
                validate_password(
                    cleaned["password"], User(email=self.email, first_name=cleaned.get("name", ""))
                )
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class JoinForm(TrappedForm, forms.ModelForm):
    """A request to take part; moderators read it."""

    email = EmailField()
    name = LineField(
        label=_("Your first and last name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation_name = LineField(
        label=_("Name of your organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    commune = LineField(label=_("In which commune?"), max_length=100, required=False)
    phone = PhoneNumberField(label=_("Your phone at work"), required=False)
    words = forms.CharField(
        label=_("What do you do there?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("organisation_name", "commune", "name", "email", "phone", "words")

    class Meta:
        model = JoinRequest
        fields = ("organisation_name", "commune", "name", "email", "phone", "words")

    @cached_property
    def is_proven(self) -> bool:
        return is_proven(self.data.get("altcha", ""))
