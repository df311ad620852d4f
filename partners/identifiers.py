"""Numbers by which France knows organisations: SIRET, RNA, and RIDET in New Caledonia."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.fr import siret

_RNA = re.compile(r"W[0-9A-Z][0-9]{8}")
_RIDET = re.compile(r"[0-9]{9,10}")


def compact(text: str) -> str:
    """Return the number without blanks, dots or dashes, in capitals."""
    return re.sub(r"[\s.\-]", "", text).upper()


def validate_siret(value: str) -> None:
    """Raise ValidationError unless `value` is a SIRET (14 digits with two Luhn keys)."""
    if not siret.is_valid(value):
        raise ValidationError(_("This is not a SIRET: it has 14 digits, check each of them."))


def validate_rna(value: str) -> None:
    """Raise ValidationError unless `value` is an RNA number (W and 9 signs)."""
    if not _RNA.fullmatch(value):
        raise ValidationError(_("This is not an RNA number: it is W followed by 9 digits."))


def is_pivot(value: str) -> bool:
    """Return whether `value` is a SIRET, an RNA number or a RIDET (standard v1.0.2, `pivot`)."""
    return bool(siret.is_valid(value) or _RNA.fullmatch(value) or _RIDET.fullmatch(value))
