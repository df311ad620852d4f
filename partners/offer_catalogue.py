"""What offers tell the catalogue: a card for each public place, and one for what is had from afar."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from network.catalogue.enums import Format
from network.catalogue.models import Skill
from network.catalogue.sources import PlaceDraft
from network.geo.gazetteer import by_insee
from partners.area import area_words, departments_served
from partners.catalogue import Facts, ListedSource, Names, Shelf, place_draft
from partners.enums import AreaKind
from partners.models import Offer, Organisation, Place
from partners.models.listed import ListedQuerySet
from partners.offer_words import hours_of
from partners.trust.freshness import hidden_at


class OfferSource(ListedSource):
    name = "offer"
    model = Offer

    def listed(self) -> ListedQuerySet:
        return Offer.objects.current().select_related("organisation").prefetch_related("places", "skills")

    def names(self) -> Names:
        return Skill.objects.names()

    def cards(self, listed: Offer, shelf: Shelf, names: Names) -> Iterator[Facts]:
        told = _words(listed, shelf, names)
        for place, where in _spots(listed):
            yield told | {
                "place": where,
                "format": _format(listed, where),
                "access": tuple(dict.fromkeys((*listed.access, *(place.access if place else ())))),
                "expires_at": _ending(listed, place),
            }


def _spots(offer: Offer) -> Iterator[tuple[Place | None, PlaceDraft | None]]:
    """Yield where it is had: its public places, or where its organisation is when it names none at all."""
    places = list(offer.places.all())
    if offer.format != Format.REMOTE:
        yield from ((place, place_draft(place)) for place in places if place.is_public)
        if not places:
            yield None, _at_home(offer.organisation)
    if offer.format != Format.ON_SITE:
        yield None, None


def _at_home(organisation: Organisation) -> PlaceDraft:
    commune = by_insee(organisation.insee_code) if organisation.insee_code else None
    where = organisation.name, organisation.commune, organisation.postcode
    point = (commune.lat, commune.lon) if commune else (None, None)
    return PlaceDraft(f"organisation-{organisation.pk}", *where, *point)


def _format(offer: Offer, where: PlaceDraft | None) -> str:
    if where is None:
        return Format.REMOTE
    return offer.format


def _words(offer: Offer, shelf: Shelf, names: Names) -> Facts:
    """Return what all cards of an offer say in one directory."""
    organisation, skills = offer.organisation, offer.skills.all()
    in_reading = (names.get((skill.key, shelf.language), "") for skill in skills)
    return {
        "kind": offer.kind,
        "in_catalogue": True,
        "organisation": organisation.name,
        "partner": organisation.slug,
        "summary": _summary(offer),
        "body": "\n".join(filter(None, _body(offer))),
        "skills": tuple(skill.key for skill in skills),
        # The text is that of one language; who reads another looks for skills by its own names.
        "skill_names": tuple(dict.fromkeys((*(skill.name for skill in skills), *filter(None, in_reading)))),
        "level": offer.level,
        "fee": offer.fee,
        "audience": tuple(offer.audience),
        "languages": tuple(offer.languages) or ("fr",),
        "reserved_for": departments_served(offer.area_kind, offer.area_codes),
        "hours": hours_of(offer),
    }


def _summary(offer: Offer) -> str:
    """Return the summary, after the communes it is kept for: a card else names départements only."""
    if offer.area_kind != AreaKind.COMMUNES:
        return offer.summary
    where = area_words(offer.area_kind, offer.area_codes, offer.area_name)
    kept_for = _("For people of: %(communes)s.") % {"communes": where}
    return f"{kept_for} {offer.summary}"


def _body(offer: Offer) -> Iterator[str]:
    yield from (offer.description, offer.lent, offer.loan_conditions, offer.fee_details, offer.referral)
    yield area_words(offer.area_kind, offer.area_codes)


def _ending(offer: Offer, place: Place | None) -> datetime | None:
    """Return when the first of these ends: its last day, itself, its trust, its organisation, its place."""
    midnight = offer.ends_on and datetime.combine(
        offer.ends_on + timedelta(days=1), time(), get_default_timezone()
    )
    ends = (
        midnight,
        offer.expire_at,
        hidden_at(offer),
        offer.organisation.expire_at,
        place and place.expire_at,
    )
    return min(filter(None, ends), default=None)
