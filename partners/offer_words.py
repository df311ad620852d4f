"""When an offer may be had, in words that stay true whenever one reads them."""

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.opening_hours import usual_week

if TYPE_CHECKING:
    from partners.models import Offer

LONGEST_HOURS = 300


def hours_of(offer: "Offer") -> str:
    """Return when it may be had, true whenever it is read: the usual week, then the period."""
    return " – ".join(filter(None, (usual_week(offer.opening_hours), period_of(offer))))[:LONGEST_HOURS]


def period_of(offer: "Offer") -> str:
    """Return “du 4 janvier 2027 au 30 juin 2027”; nothing when it goes on all year round."""
    first, last = offer.starts_on, offer.ends_on
    days = {"first": first and date_format(first), "last": last and date_format(last)}
    if first and last:
        return _("from %(first)s to %(last)s") % days
    if first:
        return _("from %(first)s on") % days
    return _("until %(last)s") % days if last else ""
