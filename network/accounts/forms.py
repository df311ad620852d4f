"""allauth's forms in our words: labels above, nothing written inside a field."""

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from network.content.traps import TrappedForm
from network.users.models import User

LONGEST_PASSWORD = 200


def _label(form: forms.Form, name: str, label: str, help_text: str = "", **attributes: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= attributes
    field.error_messages["required"] = _("Fill in this line.")


class EmailField(forms.EmailField):
    """The address of an account, in small letters."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Your e-mail address"),
            max_length=254,
            widget=forms.EmailInput(
                attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}
            ),
            error_messages={
                "required": _("Write your e-mail address."),
                "invalid": _("This address is not complete. Write it like marie@exemple.fr."),
            },
        )

    def clean(self, value: object) -> str:
        return super().clean(value).lower()


class LoginForm(account.LoginForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = EmailField()
        self.order_fields(["login", "password"])
        _label(self, "password", _("Your password"))


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "password", _("Your password"))


class LinkForm(TrappedForm):
    """To which address a link that logs in should go."""

    email = EmailField()


class PasswordForm(forms.Form):
    """A new password, typed once: who mistypes it asks for a link by e-mail."""

    password = forms.CharField(
        label=_("New password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a password.")},
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = password_help()

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]


def password_help() -> str:
    """Return in one sentence what a good password is."""
    return _("Ten characters or more. Four words that have nothing to do with each other are easy to keep.")


class CodeForm(codes.AuthenticateForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "code", _("Your code"), _CODE_HELP, inputmode="numeric")


class CodeAgainForm(codes.ReauthenticateForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "code", _("Your code"), _CODE_HELP, inputmode="numeric")


class FirstCodeForm(totp.ActivateTOTPForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "code", _("The six figures that the app shows"), inputmode="numeric")


class PasskeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "name", _("Name of this passkey"), _("So that you know it again in the list."))
        label = _("Log me in with it alone, without a password")
        _label(self, "passwordless", label)
        self.fields["passwordless"].initial = True


_CODE_HELP = _("The six figures that your app shows now, or one of your recovery codes.")
