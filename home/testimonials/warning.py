"""Staff hears once, a month ahead, of each consent that ends while a story relies on it."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override

from home.models import Consent
from network.content.moderators import addresses


@transaction.atomic
def warn(*, day: date) -> int:
    """Write to the moderators about consents not warned of yet; return how many there are.

    The mail leaves before the transaction ends: if it cannot leave, the next day tries again.
    """
    endings = Consent.objects.ending(day).in_use().not_warned().prefetch_related("testimonials")
    consents, people = list(endings), addresses()
    if not consents or not people:
        return 0
    Consent.objects.filter(pk__in=[one.pk for one in consents]).mark_warned()
    with override(settings.LANGUAGE_CODE):
        send_mail(_subject(len(consents)), _text(consents), None, people)
    return len(consents)


def _subject(number: int) -> str:
    return ngettext("%(number)s consent ends soon", "%(number)s consents end soon", number) % {
        "number": number
    }


def _text(consents: Sequence[Consent]) -> str:
    opening = gettext("The stories below leave the site on the day after, unless the person agrees again.")
    return "\n\n".join([opening, *map(_line, consents)])


def _line(consent: Consent) -> str:
    """Return titles, last day and the address in the admin; nothing else of the person."""
    titles = ", ".join(dict.fromkeys(str(story) for story in consent.testimonials.all()))
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('consent:edit', args=[consent.pk])}"
    return f"{titles}\n{date_format(consent.until)}\n{address}"
