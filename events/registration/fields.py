"""Fields that forms about people share: names, e-mail, phone."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from network.sheets.reading import one_line

# Signs of formulas, of markup and of addresses: a name holds none, and letters repeat what they are told.
_NO_NAME = re.compile(r"[<>=+@{}\[\]|\\/#$%^*~_]|www\.|https?:", re.IGNORECASE)


class NameField(forms.CharField):
    """A name on one line."""

    def __init__(self, *, autocomplete: str, max_length: int = 100, **options: object) -> None:
        super().__init__(
            max_length=max_length, error_messages={"required": _("Fill in this line.")}, **options
        )
        self.widget.attrs |= {"autocomplete": autocomplete, "autocapitalize": "words", "spellcheck": "false"}

    def to_python(self, value: object) -> str:
        return one_line(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and (_NO_NAME.search(value) or not any(map(str.isalpha, value))):
            raise forms.ValidationError(_("Write a name in letters, without signs such as = or @."))


class LineField(forms.CharField):
    """A free text on one line."""

    def to_python(self, value: object) -> str:
        return one_line(super().to_python(value))


class AddressField(forms.EmailField):
    """An e-mail address as models keep it."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            max_length=254,
            required=False,
            label=_("E-mail"),
            error_messages={"invalid": _("This address is not complete. Write it like marie@exemple.fr.")},
            **options,
        )
        self.widget.attrs |= {
            "autocomplete": "email",
            "inputmode": "email",
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class NumberField(PhoneNumberField):
    """A phone number, French unless it says otherwise."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            region="FR",
            required=False,
            label=_("Phone"),
            error_messages={
                "invalid": _(
                    "Write ten digits, like 06 12 34 56 78. From abroad, begin with + and the country’s code."
                )
            },
            **options,
        )
        self.widget.attrs |= {"autocomplete": "tel", "inputmode": "tel"}
