"""The places that receive people, in the words of the places standard v1.0.2."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo import SOURCE
from home.demo.texts import Texts, read
from partners.models import Organisation, Place

WRITTEN = ["name", "address", "postcode", "phone", "website", "opening_hours", "summary"]
TICKED = ["typologies", "services", "publics", "special_care", "fees", "access"]
MODES = ["access_modes", "support_modes"]


def load_places(*, now: datetime) -> int:
    """Add the places that are not there yet, checked some days before `now`; return how many."""
    known = set(Place.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [told for told in read("places")["place"] if told["key"] not in known]
    organisations = {one.source_id: one for one in Organisation.objects.filter(source=SOURCE)}
    for told in missing:
        _add(told, organisations[told["organisation"]], now)
    return len(missing)


def _add(told: Texts, organisation: Organisation, now: datetime) -> None:
    place = Place(
        source=SOURCE,
        source_id=told["key"],
        organisation=organisation,
        commune=told["commune_name"],
        insee_code=told["insee"],
        latitude=told["lat"],
        longitude=told["lon"],
        emails=[told["email"]] if told["email"] else [],
        description=told["description"].strip(),
        updated_on=timezone.localdate(now) - timedelta(days=told["checked_on_days_ago"]),
        **{name: told[name] for name in (*WRITTEN, *TICKED, *MODES)},
    )
    place.stable_slug()
    place.full_clean()
    place.save()
