"""What an attestation says in words, on the page and on the sheet."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Attestation
from network.content.templatetags.plain_words import duration


def facts(attestation: Attestation) -> list[tuple[str, str]]:
    """Return what an attestation says of the workshop, as labels and words, in the active language."""
    found = [
        (_("Date"), held_on(attestation)),
        (_("Duration"), duration(attestation.minutes)),
        (_("Place"), attestation.place or _("Online")),
        (_("Organised by"), attestation.organisation),
    ]
    return [(label, words) for label, words in found if words]


def held_on(attestation: Attestation) -> str:
    """Return the day, or from which day to which in how many sessions."""
    first = date_format(attestation.first_on, "j F Y")
    if attestation.dates == 1:
        return first
    last = date_format(attestation.last_on, "j F Y")
    return _("from %(first)s to %(last)s, %(dates)s sessions") % {
        "first": first,
        "last": last,
        "dates": attestation.dates,
    }


def names_of(attestations: Iterable[Attestation]) -> str:
    """Return the names that are kept, each once: a couple may share an address."""
    return ", ".join(dict.fromkeys(one.full_name for one in attestations if one.full_name))
