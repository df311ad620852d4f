"""What became of consents after a backup was made, done again when that backup comes back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from home.models import Consent
from home.testimonials.days import today
from home.testimonials.erasing import erase, erase_old
from network.erasures import Erasure

KIND = "consent"
WITHDRAWN, HOLDS, DELETED = "withdrawn", "holds", "deleted"


def key(consent: Consent, became: str) -> str:
    """Return the key under which the journal tells what became of a consent."""
    return f"{consent.pk}:{became}"


@transaction.atomic
def replay(lines: Sequence[Erasure]) -> int:
    """Do again what was last done with each consent, and erase what is old; return how many changed."""
    last = {line.key.partition(":")[0]: line for line in lines}
    consents = list(Consent.objects.filter(pk__in=last))
    for consent in consents:
        _again(consent, last[str(consent.pk)])
    return len(consents) + erase_old(day=today())


def _again(consent: Consent, line: Erasure) -> None:
    became = line.key.partition(":")[2]
    day = max(localdate(line.at), consent.agreed_on)
    consent.withdrawn_on = None if became == HOLDS else consent.withdrawn_on or day
    # Its stories may hold on to it: nothing personal stays, and nobody can read them.
    if became == DELETED and consent.erased_on is None:
        erase(consent, day)
    else:
        consent.save()
