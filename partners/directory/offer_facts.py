"""What one needs to know of an offer, in plain words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.catalogue.enums import Access, Audience, SpokenLanguage
from partners.area import area_words
from partners.directory.facts import Fact, labels
from partners.enums import AreaKind
from partners.offer_words import period_of

if TYPE_CHECKING:
    from partners.models import Offer

_AREAS = {
    AreaKind.ANYWHERE: gettext_lazy("Area served"),
    AreaKind.COMMUNES: gettext_lazy("Only for people of these communes"),
    AreaKind.DEPARTMENTS: gettext_lazy("Only for people of these départements"),
    AreaKind.REGIONS: gettext_lazy("Only for people of these regions"),
}


def offer_facts(offer: "Offer") -> Iterator[Fact]:
    """Yield for whom it is, what it costs, until when, in which languages; some say nothing."""
    price = "\n".join(filter(None, (offer.get_fee_display(), offer.fee_details)))
    yield Fact("users", _("For whom"), labels(Audience, offer.audience) or _("Everyone"))
    yield Fact("map-pin", str(_AREAS[offer.area_kind]), _area(offer))
    yield Fact("tag", _("Price"), price)
    yield Fact("calendar", _("Period"), period_of(offer))
    yield Fact("monitor", _("On site or remote"), offer.get_format_display())
    yield Fact("book", _("Level"), offer.get_level_display())
    yield Fact("language", _("Languages"), labels(SpokenLanguage, offer.languages))
    yield Fact("accessibility", _("Access"), labels(Access, offer.access))


def _area(offer: "Offer") -> str:
    if offer.area_kind == AreaKind.ANYWHERE:
        return AreaKind.ANYWHERE.label
    parts = area_words(offer.area_kind, offer.area_codes)
    return "\n".join(dict.fromkeys(filter(None, (offer.area_name, parts))))
