"""What the organisations offer all year round."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from home.demo import LANGUAGE, SOURCE
from home.demo.texts import Texts, read
from network.catalogue.models import Skill
from partners.models import Offer, Organisation, Place

APART = {"key", "organisation", "places", "skills", "starts_in_days", "ends_in_days", "checked_days_ago"}


def load_offers(*, now: datetime) -> int:
    """Add the offers that are not there yet, with days counted from `now`; return how many."""
    known = set(Offer.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [told for told in read("offers")["offer"] if told["key"] not in known]
    organisations = {one.source_id: one for one in Organisation.objects.filter(source=SOURCE)}
    places = {one.source_id: one for one in Place.objects.filter(source=SOURCE)}
    skills = {skill.key: skill for skill in Skill.objects.in_language(LANGUAGE)}
    for told in missing:
        offer = _offer(told, organisations[told["organisation"]], timezone.localdate(now))
        offer.places = [places[key] for key in told.get("places", ())]
        offer.skills = [skills[key] for key in told["skills"]] if "skills" in told else []
        offer.stable_slug()
        offer.full_clean()
        offer.save()
    return len(missing)


def _offer(told: Texts, organisation: Organisation, today: date) -> Offer:
    def day(name: str) -> date | None:
        return today + timedelta(days=told[name]) if name in told else None

    return Offer(
        source=SOURCE,
        source_id=told["key"],
        organisation=organisation,
        starts_on=day("starts_in_days"),
        ends_on=day("ends_in_days"),
        checked_on=today - timedelta(days=told["checked_days_ago"]),
        **{
            name: value.strip() if isinstance(value, str) else value
            for name, value in told.items()
            if name not in APART
        },
    )
