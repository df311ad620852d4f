"""Numbers by which France knows organisations: SIRET, RNA, and RIDET in New Caledonia."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.fr import siret

SIRET_DIGITS = 14
_LACKING = _("%(length)s digits: one is missing."), _("%(length)s digits: %(number)s are missing.")
_TOO_MANY = _("%(length)s digits: one too many."), _("%(length)s digits: %(number)s too many.")
_RNA = re.compile(r"W[0-9A-Z][0-9]{8}")
_RIDET = re.compile(r"[0-9]{9,10}")


def compact(text: str) -> str:
    """Return the number without blanks, dots or dashes, in capitals."""
    return re.sub(r"[\s.\-]", "", text).upper()


def validate_siret(value: str) -> None:
    """Raise ValidationError unless `value` is a SIRET: 14 digits with two Luhn keys.

    The keys of La Poste's offices are another sum, which stdnum knows.
    """
    if siret.is_valid(value):
        return
    if not value.isdecimal():
        raise ValidationError(_("A SIRET is made of 14 digits, nothing else."))
    raise ValidationError(
        _length_problem(len(value))
        or _("No such number: a digit is wrong, or two are swapped. Read it once more.")
    )


def _length_problem(length: int) -> str:
    """Return how many digits lack or are too many: "13 digits: one is missing."; else nothing."""
    missing = SIRET_DIGITS - length
    if not missing:
        return ""
    said = _LACKING if missing > 0 else _TOO_MANY
    return said[abs(missing) > 1] % {"length": length, "number": abs(missing)}


def validate_rna(value: str) -> None:
    """Raise ValidationError unless `value` is an RNA number (W and 9 signs)."""
    if not _RNA.fullmatch(value):
        raise ValidationError(_("This is not an RNA number: it is W followed by 9 digits."))


def is_pivot(value: str) -> bool:
    """Return whether `value` is a SIRET, an RNA number or a RIDET (standard v1.0.2, `pivot`)."""
    return bool(siret.is_valid(value) or _RNA.fullmatch(value) or _RIDET.fullmatch(value))
