"""Reads the cells that say how to reach a place: phone, e-mail, web addresses."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import to_python

from partners.standard.cells import Reader, Reading, Row
from partners.standard.vocabulary import split

_is_url = URLValidator(schemes=["http", "https"])
_MAX_URL = 500
# A number written without its country is read by the territory of the postcode.
_REGIONS = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}


def emails(cell: str, row: Row) -> Reading:
    addresses = split(re.sub(r"[;,\s]+", "|", cell))
    good = tuple(address for address in addresses if _passes(validate_email, address))
    bad = tuple(address for address in addresses if address not in good)
    return Reading({"emails": good}, bad, _("has a wrong e-mail address") if bad else "")


def websites(cell: str, row: Row) -> Reading:
    good, bad = _urls(cell)
    values = {"website": good[0] if good else "", "other_websites": good[1:]}
    return Reading(values, bad, _("has a wrong address") if bad else "")


def url(name: str) -> Reader:
    """Read one web address; others are kept aside."""

    def read(cell: str, row: Row) -> Reading:
        good, bad = _urls(cell)
        aside = (*good[1:], *bad)
        return Reading({name: good[0] if good else ""}, aside, _("has a wrong address") if aside else "")

    return read


def phone(cell: str, row: Row) -> Reading:
    """Read the first number, national or international; others are kept aside."""
    numbers = split(re.sub(r"[/;,]| ou ", "|", cell))
    region = _REGIONS.get(row.get("code_postal", "").strip()[:3], "FR")
    found = [(number, to_python(number, region=region)) for number in numbers]
    valid = next((parsed for _number, parsed in found if parsed.is_valid()), None)
    aside = tuple(number for number, parsed in found if parsed is not valid)
    return Reading({"phone": valid or ""}, aside, _("has a number kept aside") if aside else "")


def _urls(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    good, bad = [], []
    for value in split(cell):
        address = value if "://" in value else f"http://{value}"
        (good if len(address) <= _MAX_URL and _passes(_is_url, address) else bad).append((value, address))
    return tuple(address for _value, address in good), tuple(value for value, _address in bad)


def _passes(validate: Callable[[str], None], value: str) -> bool:
    try:
        validate(value)
    except ValidationError:
        return False
    return True
