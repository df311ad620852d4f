"""Amounts as people type them in France: "12 000,50 €" as well as "12000.5"."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = Decimal("1e12")
_ENDS = re.compile(r"(€|euros?|eur)$", re.IGNORECASE)
# Three digits after a mark are thousands: nobody counts thousandths of a euro.
_NUMBER = re.compile(
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?P<mark>[.,'’])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<rest>[0-9]{1,2}))?"
)


class AmountField(forms.CharField):
    """A positive number with two decimals at most, as a Decimal; None when left empty."""

    default_error_messages = {
        "unreadable": _("We did not understand this number. Write for example 12000 or 12 000,50."),
        "negative": _("Write a number above zero, without a minus sign."),
        "too_big": _("This number is too big: at most a thousand billion."),
        "zero": _("Write a number above zero."),
    }

    def __init__(self, *, may_be_zero: bool = True, **kwargs: object) -> None:
        self.may_be_zero = may_be_zero
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: object) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        amount = self._read(text)
        if amount > MOST:
            self._refuse("too_big")
        if not amount and not self.may_be_zero:
            self._refuse("zero")
        return amount

    def _read(self, text: str) -> Decimal:
        digits = _ENDS.sub("", "".join(text.split()))
        if digits[:1] in ("-", "−", "–"):
            self._refuse("negative")
        found = _NUMBER.fullmatch(digits)
        if not found:
            self._refuse("unreadable")
        whole = re.sub(r"[^0-9]", "", found["whole"])
        return Decimal(f"{whole}.{found['rest'] or 0}")

    def _refuse(self, code: str) -> None:
        raise forms.ValidationError(self.error_messages[code], code=code)
